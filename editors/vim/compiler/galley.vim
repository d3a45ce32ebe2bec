" Vim and Neovim: `:compiler galley`, then `:make` checks the current folder and `:make %` the file.
" Vim's %c is a column in bytes; hence --column-unit.
if exists('current_compiler')
  finish
endif
let current_compiler = 'galley'

if exists(':CompilerSet') != 2 " older than Vim 7
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=galley\ check\ --color\ never\ --column-unit\ byte\ --\ $*
" Diagnostics; mistakes in galley.yaml, some of which have no line; a run that could not be done. No word else.
CompilerSet errorformat=
      \%f:%l:%c:\ %trror:\ %m,
      \%f:%l:%c:\ %tarning:\ %m,
      \%f:%l:%c:\ %tote:\ %m,
      \%+Ggalley:\ error:\ %.%#,
      \%f:\ %trror:\ %m,
      \%-G%.%#
