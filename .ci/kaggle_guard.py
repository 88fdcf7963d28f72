"""In an environment like Kaggle's: no connection leaves this machine, and the optional packages are not there."""
import socket, sys

class _Refused(OSError): pass

def _refuse(self, address, *args):
    if self.family == getattr(socket, 'AF_UNIX', None): return _connect(self, address)
    raise _Refused(f'there is no network here: {address}')

_connect = socket.socket.connect
socket.socket.connect = socket.socket.connect_ex = _refuse

class _Absent:
    names = {'monai', 'segmentation_models_pytorch', 'transformers', 'zarr', 'imagecodecs', 'skimage', 'cc3d', 'edt', 'numba',
             'dynamic_network_architectures', 'distributed', 'dask', 'wandb', 'shtab', 'nbdev'}
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in self.names: raise ModuleNotFoundError(f'No module named {name!r}', name=name)

sys.meta_path.insert(0, _Absent())
