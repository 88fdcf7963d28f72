"""What the checks of the pages share: cells as people see them, by nbdev's directives."""
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NBS = ROOT/'nbs'

def page_paths(): return sorted(p for p in NBS.rglob('*.ipynb') if not any(o[0] in '._' for o in p.relative_to(NBS).parts))
def source_of(cell): return ''.join(cell['source'])

def directives(source):
    "`#| name: value` lines of a cell, as {name: value}."
    found = (re.match(r'\s*#\|\s*([\w-]+)\s*:?\s*(.*?)\s*$', o) for o in source.splitlines())
    return {m[1]: m[2] for m in found if m}

def code_of(source):
    "A cell without its directives."
    return '\n'.join(o for o in source.splitlines() if not re.match(r'\s*#\|', o)).strip()

def off(d, name): return d.get(name, '').lower() == 'false'
def hidden(d): return 'hide' in d or off(d, 'include')
def exports(d): return {'export', 'exports', 'exporti'} & {*d}

def shorten(text, lines):
    text = re.sub(r'\x1b\[[0-9;]*m', '', text).rstrip().splitlines()
    return '\n'.join(text if len(text) <= lines else text[:lines-1] + ['…']) + '\n'

def quiet(output, lines=10_000):
    "The output as a page shows it, or None: no warnings, no progress bars, HTML only where it is a table, text cut after some lines."
    if output.output_type == 'stream':
        if output.name != 'stdout' or not output.text.strip(): return None
        output.text = shorten(output.text, lines)
        return output
    data = output.get('data', {})
    html = re.sub(r'<style.*?</style>\s*', '', data.pop('text/html', ''), flags=re.S)
    if '<table' in html: data['text/html'] = '\n'.join(o for o in html.splitlines() if o.strip())
    if 'text/plain' in data:
        if data['text/plain'].startswith(('<IPython', '<Figure', '<Axes')) or len(data) > 1: del data['text/plain']
        else: data['text/plain'] = shorten(data['text/plain'], lines)
    return output if data else None
