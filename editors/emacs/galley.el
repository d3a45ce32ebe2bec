;;; galley.el --- Check Markdown with galley  -*- lexical-binding: t -*-

;;; Commentary:

;; `M-x galley-check' checks the site or folder around the current file; `next-error' then visits each place.
;; Columns are counted in characters, as galley does by default.  Screen columns would depend on how wide Emacs
;; takes quotation marks and emoji to be.

;;; Code:

(require 'compile)

(add-to-list 'compilation-error-regexp-alist-alist
             '(galley
               "^\\(.+?\\):\\([0-9]+\\):\\([0-9]+\\): \\(?:error\\|\\(warning\\)\\|\\(note\\)\\): "
               1 2 3 (4 . 5)))

;; `define-compilation-mode' takes these over by their names.
(defvar galley-error-regexp-alist '(galley))
(defvar galley-error-screen-columns nil)
(defvar galley-first-column 1)

(define-compilation-mode galley-mode "galley"
  "What galley found; \\[next-error] visits the next place.")

;;;###autoload
(defun galley-check (folder)
  "Check all documents below FOLDER with galley.
FOLDER is where galley.yaml or the repository is, else the current one; with a prefix argument, ask."
  (interactive
   (let ((root (or (locate-dominating-file default-directory "galley.yaml")
                   (locate-dominating-file default-directory ".galley.yaml")
                   (locate-dominating-file default-directory ".git")
                   default-directory)))
     (list (if current-prefix-arg (read-directory-name "Check folder: " root) root))))
  (let ((default-directory (file-name-as-directory (expand-file-name folder))))
    (compilation-start "galley check --color never --column-unit codepoint" #'galley-mode)))

(provide 'galley)

;;; galley.el ends here
