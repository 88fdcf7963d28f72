"""In an environment like Kaggle's: no connection leaves this process, no datagram, and no name is looked up."""
import socket

class Refused(OSError): pass

def _guarded(method):
    "A method of a socket that works on this machine's own sockets alone."
    def call(self, *args):
        if self.family == getattr(socket, 'AF_UNIX', None): return method(self, *args)
        raise Refused(f'there is no network here: {method.__name__}{args[-1:]}')
    return call

def _no_name(host, *args, **kwargs): raise Refused(f'there is no network here: {host}')

for name in 'connect', 'connect_ex', 'sendto', 'sendmsg':
    if hasattr(socket.socket, name): setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
socket.getaddrinfo = socket.gethostbyname = socket.gethostbyname_ex = _no_name
