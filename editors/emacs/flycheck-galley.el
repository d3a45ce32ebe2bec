;;; flycheck-galley.el --- Check Markdown with galley while writing  -*- lexical-binding: t -*-

;;; Commentary:

;; Flycheck counts columns in characters, as galley does by default.

;;; Code:

(require 'flycheck)

(defun flycheck-galley-filter (errors)
  "Complete what galley's ERRORS leave open.
Each covers the character at its column.  Flycheck would take the symbol around it, which in a language without spaces
may begin long before.  An error without a line goes to the first."
  (dolist (err (flycheck-sanitize-errors errors))
    (when (flycheck-error-column err)
      (setf (flycheck-error-end-column err) (1+ (flycheck-error-column err)))))
  (flycheck-fill-empty-line-numbers errors))

(flycheck-define-checker markdown-galley
  "A linter for Markdown and its front matter."
  :command ("galley" "check" "--color" "never" "--column-unit" "codepoint"
            "--stdin-filename" source-original "-")
  :standard-input t
  :predicate buffer-file-name
  :error-patterns
  ((error line-start (file-name) ":" line ":" column ": error: "
          (message) " [" (id (one-or-more (any "a-z0-9-"))) "]" line-end)
   (warning line-start (file-name) ":" line ":" column ": warning: "
            (message) " [" (id (one-or-more (any "a-z0-9-"))) "]" line-end)
   (info line-start (file-name) ":" line ":" column ": note: "
         (message) " [" (id (one-or-more (any "a-z0-9-"))) "]" line-end)
   ;; A mistake in galley.yaml, or a run that could not be done.
   (error line-start (message (one-or-more not-newline) ": error: " (one-or-more not-newline)) line-end))
  :error-filter flycheck-galley-filter
  :modes (markdown-mode gfm-mode))

(add-to-list 'flycheck-checkers 'markdown-galley)

(provide 'flycheck-galley)

;;; flycheck-galley.el ends here
