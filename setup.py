"Packaging of inkdet: everything it says comes from settings.ini, so that a version or a dependency is named once."
from configparser import ConfigParser
from pathlib import Path
from setuptools import find_packages, setup

here = Path(__file__).parent
parser = ConfigParser(delimiters=['='], interpolation=None)
parser.read(here/'settings.ini', encoding='utf-8')
cfg = parser['DEFAULT']

def words(key): return cfg.get(key, '').split()

extras = {name: words(f'{name}_requirements') for name in ('models', 'scale', 'surface', 'track', 'view')}
extras['dev'] = sorted({r for names in extras.values() for r in names} | set(words('dev_requirements')))
extras['nnunet'] = words('nnunet_requirements') # not of dev: it asks for an older timm than the other models like

setup(
    name=cfg['lib_name'], version=cfg['version'], description=cfg['description'], license='MIT',
    author=cfg['author'], author_email=cfg['author_email'], keywords=cfg['keywords'].split(),
    url=f"https://github.com/{cfg['user']}/{cfg['repo']}",
    long_description=(here/'README.md').read_text(encoding='utf-8'), long_description_content_type='text/markdown',
    packages=find_packages(include=['inkdet', 'inkdet.*']), include_package_data=False, zip_safe=False,
    package_data={'inkdet':['py.typed'], 'inkdet.apps':['viewer.html', 'viewer.js']}, # the page of inkdet_view, by hand
    python_requires=f">={cfg['min_python']}", install_requires=words('requirements'), extras_require=extras,
    entry_points={'console_scripts': [line.strip() for line in cfg['console_scripts'].splitlines() if line.strip()],
                  'nbdev': [f"{cfg['lib_name']}={cfg['lib_name']}._modidx:d"]},
    classifiers=['Development Status :: 3 - Alpha', 'Intended Audience :: Science/Research', 'License :: OSI Approved :: MIT License',
                 'Programming Language :: Python :: 3', 'Topic :: Scientific/Engineering :: Image Recognition'])
