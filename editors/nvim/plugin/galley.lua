-- Neovim 0.7 or later: shows what galley finds in a Markdown buffer as diagnostics, saved or not.
local namespace = vim.api.nvim_create_namespace("galley")
local severities = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  note = vim.diagnostic.severity.INFO,
}
local jobs = {} -- by buffer: the check under way

local function parse(lines, name)
  local found = {}
  for _, line in ipairs(lines) do
    local path, row, column, severity, message = line:match("^(.-):(%d+):(%d+): (%l+): (.+)$")
    if path == name and severities[severity] then
      table.insert(found, {
        lnum = row - 1, -- Neovim counts from 0, and columns in bytes
        col = column - 1,
        severity = severities[severity],
        message = message,
        source = "galley",
      })
    elseif severity == "note" and #found > 0 then
      -- A place in another document that explains the diagnostic above.
      found[#found].message = found[#found].message .. "\n" .. line
    end
  end
  return found
end

local function check(buffer)
  local file = vim.api.nvim_buf_get_name(buffer)
  if vim.bo[buffer].buftype ~= "" or file == "" or vim.fn.executable("galley") == 0 then
    return
  end
  if jobs[buffer] then
    vim.fn.jobstop(jobs[buffer])
  end
  -- Run beside the file, so that galley prints the file's bare name.
  local name = vim.fn.fnamemodify(file, ":t")
  local out, err = {}, {}
  local job
  job = vim.fn.jobstart({ "galley", "check", "--color", "never", "--column-unit", "byte", "--stdin-filename", name, "-" }, {
    cwd = vim.fn.fnamemodify(file, ":h"),
    stdout_buffered = true,
    stderr_buffered = true,
    on_stdout = function(_, lines) out = lines end,
    on_stderr = function(_, lines) err = lines end,
    on_exit = function(_, code)
      if jobs[buffer] ~= job then -- a later check has taken over
        return
      end
      jobs[buffer] = nil
      if code > 1 then
        vim.notify(table.concat(err, "\n"), vim.log.levels.ERROR)
      elseif vim.api.nvim_buf_is_loaded(buffer) then
        vim.diagnostic.set(namespace, buffer, parse(out, name))
      end
    end,
  })
  if job <= 0 then
    return
  end
  jobs[buffer] = job
  vim.fn.chansend(job, table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, true), "\n") .. "\n")
  vim.fn.chanclose(job, "stdin")
end

local group = vim.api.nvim_create_augroup("galley", {})
vim.api.nvim_create_autocmd("FileType", {
  group = group,
  pattern = "markdown",
  callback = function(event)
    vim.api.nvim_clear_autocmds({ group = group, buffer = event.buf })
    vim.api.nvim_create_autocmd({ "BufWritePost", "InsertLeave", "TextChanged" }, {
      group = group,
      buffer = event.buf,
      callback = function() check(event.buf) end,
    })
    check(event.buf)
  end,
})
