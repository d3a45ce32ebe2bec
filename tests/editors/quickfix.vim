" For Vim and Neovim: makes the quickfix list, visits each of its places, and writes them down.
set hidden
silent! execute 'edit' fnameescape($DOCUMENT)
compiler galley
silent make!
let places = []
let names = {'e': 'error', 'w': 'warning', 'n': 'note'}
for number in range(1, len(getqflist()))
  let item = getqflist()[number - 1]
  if item.valid
    execute 'cc' number
    call add(places, json_encode({'path': expand('%:p'), 'line': line('.'), 'rest': strpart(getline('.'), col('.') - 1),
          \ 'severity': get(names, tolower(item.type), item.type), 'message': item.text}))
  endif
endfor
call writefile(places, $PLACES)
qall!
