// Prints the anchors that goldmark makes of the headings of the document on standard input, a line each.
package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"regexp"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/parser"
)

func main() {
	text, _ := io.ReadAll(os.Stdin)
	var out bytes.Buffer
	markdown := goldmark.New(goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	if err := markdown.Convert(text, &out); err != nil {
		panic(err)
	}
	for _, found := range regexp.MustCompile(`<h2 id="([^"]*)"`).FindAllSubmatch(out.Bytes(), -1) {
		fmt.Println(string(found[1]))
	}
}
