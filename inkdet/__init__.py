__version__ = "0.2.0"

import warnings as _warnings

_warnings.filterwarnings('ignore', message='.*torch.jit.script. is deprecated') # by fastai's import, since torch 2.14
