"""Lives in CI's own environment only: writes down every notebook that nbdev tests (nbdev_test itself prints just 'Success.').

A .pth file imports this at every start of Python there; it does nothing unless INKDET_CI_RECORD names a file.
nbdev_test hands `nbdev.test.test_nb` to worker processes by name, so it is replaced as soon as `nbdev.test` is imported."""
import os, sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import PathFinder

def flags_of(cell):
    "Directives of a code cell: `#| slow` -> {'slow'}, `#| eval: false` -> {'eval:false'}."
    words = (o.strip()[2:].split() for o in ''.join(cell['source']).splitlines() if o.strip().startswith('#|'))
    return {''.join(o).lower() if o[0].startswith('eval') else o[0] for o in words if o}

def describe(path, skip):
    "How many code cells of notebook `path` run, and how many are left out for which flag."
    import json
    from collections import Counter
    with open(path, encoding='utf-8') as f: cells = [o for o in json.load(f)['cells'] if o['cell_type'] == 'code']
    ran, left = 0, Counter()
    for cell in cells:
        if 'nbdev_export' + '(' in ''.join(cell['source']) or not ''.join(cell['source']).strip(): continue
        why = {o for o in flags_of(cell) if o in skip or o == 'eval:false'}
        left.update(why) if why else None
        ran += not why
    return dict(cells=ran, skipped=dict(left))

def recorded(test_nb):
    import functools, json
    @functools.wraps(test_nb)
    def wrapper(fn, skip_flags=None, force_flags=None, *args, **kwargs):
        ok, seconds = test_nb(fn, skip_flags, force_flags, *args, **kwargs)
        row = dict(path=str(fn), ok=bool(ok), seconds=round(seconds, 2), **describe(fn, set(skip_flags or ()) - set(force_flags or ())))
        with open(os.environ['INKDET_CI_RECORD'], 'a', encoding='utf-8') as f: f.write(json.dumps(row) + '\n')
        return ok, seconds
    return wrapper

class Patch(MetaPathFinder, Loader):
    "Finds `nbdev.test` as usual and wraps its `test_nb` once it is loaded."
    def find_spec(self, name, path=None, target=None):
        if name != 'nbdev.test': return None
        spec = PathFinder.find_spec(name, path, target)
        if spec: self.loader, spec.loader = spec.loader, self
        return spec
    def create_module(self, spec): return self.loader.create_module(spec)
    def exec_module(self, module):
        self.loader.exec_module(module)
        module.test_nb = recorded(module.test_nb)

if os.environ.get('INKDET_CI_RECORD'): sys.meta_path.insert(0, Patch())
