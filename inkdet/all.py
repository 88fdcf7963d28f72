"""Everything a notebook needs: `from inkdet.all import *`, as one writes `from fastai.vision.all import *`.

Written by hand, because an exported notebook would have an empty `__all__`. fastai's names come along: nearly every
module of inkdet has imported fastai.vision.all already, so they cost nothing, and a notebook goes on with Learner,
callbacks and plots without a second import. inkdet's names come after them, so where both have a name (DiceLoss,
load_model, save_model) it is inkdet's. The modules stand in the order of the data flow."""
from fastai.vision.all import *

from .core import *
from .record import *
from .io.contrast import *
from .io.cache import *
from .io.jpeg import *
from .io.npy import *
from .io.bitmap import *
from .io.tiff import *
from .io.picture import *
from .io.layers import *
from .io.ome import *
from .io.zarr_codecs import *
from .io.zarr_store import *
from .io.zarr_source import *
from .io.stack import *
from .io.volume import *
from .io.ome_zarr import *
from .io.remote import *
from .io.download import *
from .data.rle import *
from .data.tables import *
from .data.geometry import *
from .data.padding import *
from .data.mask import *
from .data.sample import *
from .data.windows import *
from .data.splits import *
from .data.kind import *
from .data.loaders import *
from .data.augment import *
from .data.prepare import *
from .models.core import *
from .evaluation.metrics import *
from .evaluation.image_metrics import *
from .evaluation.betti import *
from .evaluation.surface_metric import *
from .inference.writer import *
from .inference.sliding_window import *
from .inference.predictor import *
from .inference.dask_workers import *
from .inference.predict import *
from .inference.postprocess import *
from .inference.image_predict import *
from .inference.ensemble import *
from .inference.sheets import *
from .inference.instances import *
from .inference.submission import *
from .training.losses import *
from .training.callbacks import *
from .training.validation import *
from .training.run_folder import *
from .training.tracker import *
from .training.distributed import *
from .training.learner import *
from .training.resume import *
from .training.options import *
from .training.recipes import *
from .training.cross_validation import *
from .training.label_rounds import *
from .kinds.fragment import *
from .kinds.ink import *
from .kinds.phantom import *
from .kinds.image_set import *
from .kinds.image_augment import *
from .kinds.image import *
from .kinds.phantom_scroll import *
from .kinds.gp_dataset import *
from .apps.gp_config import *
from .apps.old_names import *
from .testing.server import *
