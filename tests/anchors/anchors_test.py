#!/usr/bin/env python3
"""Compares the anchors that galley makes of some 350 headings with those of the real generators: packages of npm,
and of Debian. A generator that isn't here is passed over with a word. Usage: anchors_test.py GALLEY SCRATCH-FOLDER"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
HEADINGS = HERE / 'headings.md'
GALLEY = pathlib.Path(sys.argv[1]).resolve()
SCRATCH = pathlib.Path(sys.argv[2]).resolve()
compared, failed = 0, 0


def run(command, stdin=None, cwd=None):
    """The standard output, or None where the program isn't here or fails."""
    if shutil.which(command[0]) is None:
        return None
    done = subprocess.run(command, input=stdin, cwd=cwd, capture_output=True, text=True, timeout=300)
    return done.stdout if done.returncode == 0 else None


def site(folder, reading, text):
    folder.mkdir(parents=True, exist_ok=True)
    folder.joinpath('galley.yaml').write_text('extends: []\nrules:\n  broken-anchor: { severity: warning, anchors: '
                                              + reading + ', clean-urls: false }\n')
    folder.joinpath('headings.md').write_text(text, encoding='utf-8')


def inspect(reading):
    """What galley sees in the headings where this generator makes the anchors."""
    with tempfile.TemporaryDirectory() as folder:
        site(pathlib.Path(folder), reading, HEADINGS.read_text(encoding='utf-8'))
        out = run([str(GALLEY), 'inspect', 'headings.md'], cwd=folder)
    return json.loads(out)['headings']


def compare(name, reading, real):
    """Each anchor has to be the generator's own."""
    global compared, failed
    if real is None:
        print(f'skipped: {name} is not here')
        return
    compared += 1
    headings = inspect(reading)
    if len(real) != len(headings):
        failed += 1
        print(f'{name} makes {len(real)} anchors of {len(headings)} headings')
        return
    for heading, anchor in zip(headings, real):
        if heading['anchor'] != html.unescape(anchor):
            failed += 1
            print(f'{name}: "{heading["text"]}" is "{heading["anchor"]}", and should be "{anchor}"')


def accept(name, reading, real):
    """Each anchor has to be right for a function that isn't the generator's default, and others have to be wrong."""
    global compared, failed
    if real is None:
        print(f'skipped: {name} is not here')
        return
    compared += 1
    links = ''.join(f'[x](<#{html.unescape(anchor)}>)\n\n' for anchor in real if anchor)
    with tempfile.TemporaryDirectory() as folder:
        text = HEADINGS.read_text(encoding='utf-8')
        site(pathlib.Path(folder), reading, text + '\n' + links + '[x](#none-such)\n')
        done = subprocess.run([str(GALLEY), 'check', '--no-cache'], cwd=folder, capture_output=True, text=True)
    wrong = re.findall(r'no heading or id "([^"]*)"', done.stdout)
    if wrong != ['none-such']:
        failed += 1
        print(f'{name}: these are not accepted: {wrong}')


def lines(text):
    return None if text is None else text.rstrip('\n').split('\n')


def hugo(kind):
    """Hugo's anchors with one value of autoHeadingIDType."""
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        (root / 'content').mkdir()
        (root / 'layouts/_default').mkdir(parents=True)
        (root / 'layouts/_default/single.html').write_text('{{ .Content }}')
        (root / 'config.toml').write_text('baseURL = "/"\ndisableKinds = ["taxonomy", "term", "home", "section", "RSS", '
                                          '"sitemap"]\n[markup.goldmark.parser]\nautoHeadingIDType = "' + kind + '"\n')
        (root / 'content/a.md').write_text('---\ntitle: a\n---\n' + HEADINGS.read_text(encoding='utf-8'), encoding='utf-8')
        if run(['hugo', '--quiet'], cwd=folder) is None:
            return None
        return re.findall(r'<h2 id="([^"]*)"', (root / 'public/a/index.html').read_text(encoding='utf-8'))


def main():
    headings = inspect('github')
    assert len(headings) >= 300, len(headings)
    described = [heading['text'] for heading in headings]
    # GitHub leaves out images, which are called `img` here.
    texts = {'text': [re.sub('^img ', ' ', text) for text in described], 'described': described}
    out = run(['node', str(HERE / 'slugs.js'), str(HEADINGS), str(SCRATCH)], stdin=json.dumps(texts))
    slugs = json.loads(out) if out else {}
    for reading in ('github', 'docusaurus', 'vitepress'):
        compare(reading, reading, slugs.get(reading))
    compare('Hugo', 'hugo', hugo('github'))
    accept('Hugo with github-ascii', 'hugo', hugo('github-ascii'))
    accept('Hugo with blackfriday', 'hugo', hugo('blackfriday'))
    python = '/usr/bin/python3'
    compare('Python-Markdown', 'python-markdown', lines(run([python, str(HERE / 'python_markdown.py'), str(HEADINGS)])))
    accept('Python-Markdown with Unicode', 'python-markdown',
           lines(run([python, str(HERE / 'python_markdown.py'), str(HEADINGS), 'unicode'])))
    compare("Jekyll's kramdown", 'kramdown', lines(run(['ruby', str(HERE / 'kramdown.rb'), str(HEADINGS), 'gfm'])))
    accept('kramdown', 'kramdown', lines(run(['ruby', str(HERE / 'kramdown.rb'), str(HEADINGS)])))
    compare('goldmark', 'goldmark', goldmark())
    if compared == 0:
        sys.exit(77)
    print(f'{compared} generators compared, {failed} differences')
    sys.exit(1 if failed else 0)


def goldmark():
    packages = pathlib.Path('/usr/share/gocode')
    if not (packages / 'src/github.com/yuin/goldmark').exists():
        return None
    return lines(run(['env', 'GO111MODULE=off', f'GOPATH={packages}', f'GOCACHE={SCRATCH}/go', 'go', 'run',
                      str(HERE / 'goldmark.go')], stdin=HEADINGS.read_text(encoding='utf-8')))


main()
