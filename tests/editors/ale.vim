" ALE in Vim: waits for its answer, visits each place of the location list, and writes them down.
set hidden
let g:ale_lint_on_enter = 0
runtime plugin/ale.vim
execute 'edit' fnameescape($DOCUMENT)
if !empty($UNSAVED)
  call append(1, '')
endif
let done = 0
autocmd User ALELintPost let done = 1
ALELint
for wait in range(600)
  if done
    break
  endif
  sleep 50m
endfor
let places = []
let names = {'E': 'error', 'W': 'warning', 'I': 'note'}
for item in ale#engine#GetLoclist(bufnr(''))
  call cursor(item.lnum, get(item, 'col', 1))
  call add(places, json_encode({'path': expand('%:p'), 'line': line('.'), 'rest': strpart(getline('.'), col('.') - 1),
        \ 'severity': names[item.type], 'message': item.text}))
endfor
if done
  call writefile(places, $PLACES)
endif
qall!
