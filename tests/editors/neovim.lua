-- Neovim's diagnostics: waits for them, goes to each, and writes them down.
local names = { "error", "warning", "note" }
local done = false
local places = {}

vim.notify = function(message)
  table.insert(places, vim.json.encode({ path = "", line = 0, severity = "error", message = message, rest = "" }))
  done = true
end
vim.api.nvim_create_autocmd("DiagnosticChanged", { callback = function() done = true end })

vim.cmd("edit " .. vim.fn.fnameescape(vim.env.DOCUMENT))
if vim.env.UNSAVED then
  vim.wait(30000, function() return done end, 10)
  done = false
  vim.fn.append(1, "")
  vim.cmd("doautocmd TextChanged")
end
if vim.wait(30000, function() return done end, 10) then
  local found = vim.diagnostic.get(0)
  table.sort(found, function(a, b) return a.lnum < b.lnum end)
  vim.api.nvim_win_set_cursor(0, { 1, 0 })
  for _, diagnostic in ipairs(found) do
    vim.diagnostic.goto_next({ float = false })
    local row, column = unpack(vim.api.nvim_win_get_cursor(0))
    table.insert(places, vim.json.encode({
      path = vim.fn.expand("%:p"),
      line = row,
      rest = vim.api.nvim_get_current_line():sub(column + 1),
      severity = names[diagnostic.severity],
      message = diagnostic.message,
    }))
  end
  vim.fn.writefile(places, vim.env.PLACES)
end
vim.cmd("qall!")
