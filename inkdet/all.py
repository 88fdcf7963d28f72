"""Everything a notebook needs: `from inkdet.all import *`, as one writes `from fastai.vision.all import *`.

Written by hand (an exported notebook would have an empty `__all__`). fastai's names come along: nearly every module of ours has
imported fastai.vision.all already, so they cost nothing, and a notebook goes on with Learner, callbacks and plots without a second
import. Ours come after, so where both have a name (DiceLoss, load_model, save_model) it is ours. The order is the data flow's."""
from fastai.vision.all import *

from .core import *
from .serve import *
from .contrast import *
from .chunks import *
from .rle import *
from .zarray import *
from .volume import *
from .store import *
from .fragment import *
from .listing import *
from .phantom import *
from .fetch import *
from .prepare import *
from .selection import *
from .patches import *
from .images import *
from .block import *
from .image_block import *
from .augment import *
from .image_augment import *
from .models.core import *
from .losses import *
from .metrics import *
from .output import *
from .engine import *
from .maps import *
from .callbacks import *
from .parallel import *
from .learner import *
from .resume import *
from .recipes import *
from .config import *
from .workers import *
from .inference import *
from .postprocess import *
from .image_inference import *
from .ensemble import *
from .crossval import *
from .pseudolabel import *
from .submission import *
