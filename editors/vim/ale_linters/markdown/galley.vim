" ALE: checks the text as it stands in the window, saved or not.
call ale#Set('markdown_galley_executable', 'galley')
call ale#Set('markdown_galley_options', '')

function! ale_linters#markdown#galley#Command(buffer) abort
  let l:options = ale#Var(a:buffer, 'markdown_galley_options')
  return '%e check --color never --column-unit byte' . (empty(l:options) ? '' : ' ' . l:options)
        \ . ' --stdin-filename %s -'
endfunction

function! ale_linters#markdown#galley#Handle(buffer, lines) abort
  let l:name = fnamemodify(bufname(a:buffer), ':t')
  let l:types = {'error': 'E', 'warning': 'W', 'note': 'I'}
  let l:items = []
  for l:line in a:lines
    let l:match = matchlist(l:line, '\v^(.{-1,}):(\d+):(\d+): (error|warning|note): (.*) \[([a-z0-9-]+)\]$')
    if !empty(l:match) && l:match[1] ==# l:name
      call add(l:items, {'lnum': str2nr(l:match[2]), 'col': str2nr(l:match[3]), 'type': l:types[l:match[4]],
            \ 'text': l:match[5], 'code': l:match[6]})
    elseif !empty(l:match) && l:match[4] ==# 'note' && !empty(l:items)
      " A place in another document that explains the diagnostic above.
      let l:items[-1].detail = get(l:items[-1], 'detail', l:items[-1].text) . "\n" . l:line
    elseif empty(l:match) && l:line =~# '\v^.{-1,}: error: '
      " A mistake in galley.yaml, or a run that could not be done.
      call add(l:items, {'lnum': 1, 'type': 'E', 'text': l:line})
    endif
  endfor
  return l:items
endfunction

" Run beside the file, so that galley prints the file's bare name.
call ale#linter#Define('markdown', {
      \ 'name': 'galley',
      \ 'executable': {buffer -> ale#Var(buffer, 'markdown_galley_executable')},
      \ 'cwd': '%s:h',
      \ 'command': function('ale_linters#markdown#galley#Command'),
      \ 'output_stream': 'both',
      \ 'callback': 'ale_linters#markdown#galley#Handle',
      \ })
