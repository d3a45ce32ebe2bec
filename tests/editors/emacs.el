;;; Runs galley-check, visits each place by next-error, and writes them down.  -*- lexical-binding: t -*-
(require 'json)
(setq compilation-skip-threshold 0) ; visit notes, too
(when (getenv "LANGUAGE_ENVIRONMENT")
  (set-language-environment (getenv "LANGUAGE_ENVIRONMENT"))
  (prefer-coding-system 'utf-8)
  (use-cjk-char-width-table 'zh_CN)
  (unless (= (char-width ?“) 2) (error "Quotation marks are not wide here")))
(find-file (getenv "DOCUMENT"))
(call-interactively #'galley-check)
(with-current-buffer "*galley*"
  (while (get-buffer-process (current-buffer))
    (accept-process-output (get-buffer-process (current-buffer)) 1)))
(let (places)
  (condition-case nil
      (while t
        (next-error)
        (set-buffer (window-buffer)) ; as after a command
        (let* ((path buffer-file-name) (line (line-number-at-pos))
               (rest (buffer-substring-no-properties (point) (line-end-position))))
          (with-current-buffer next-error-last-buffer
            (goto-char compilation-current-error)
            (push (json-encode
                   `((path . ,path) (line . ,line) (rest . ,rest)
                     (severity . ,(aref ["note" "warning" "error"]
                                        (compilation--message->type
                                         (get-text-property (point) 'compilation-message))))
                     (message . ,(progn
                                   (re-search-forward ": [a-z]+: ")
                                   (buffer-substring-no-properties (point) (line-end-position))))))
                  places))))
    (user-error nil))
  (let ((coding-system-for-write 'utf-8))
    (write-region (mapconcat #'identity (nreverse places) "\n") nil (getenv "PLACES"))))
