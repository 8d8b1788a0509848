"""Python loads this at start where its folder is on PYTHONPATH: nothing but loopback may be reached.

Every attempt to look up or reach another machine is written to the file named by
``OFFLINE_LOG``, then refused. Child processes inherit the environment and with it the guard.
"""

from __future__ import annotations

import ipaddress
import os
import sys
from typing import Any

_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}
_SENDS = {"socket.connect", "socket.sendto", "socket.sendmsg"}


def _is_local(host: object) -> bool:
    """Whether ``host`` is this machine's loopback (or no host at all)."""
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in (None, "", "localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _host(event: str, args: tuple[Any, ...]) -> object:
    """The host that the call is about; None where it is a local (Unix) address."""
    if event in _LOOKUPS:
        return args[0]
    address = args[1]
    return address[0] if isinstance(address, tuple) else None


def _refuse(event: str, args: tuple[Any, ...]) -> None:
    if event not in _LOOKUPS | _SENDS or _is_local(_host(event, args)):
        return
    with open(os.environ["OFFLINE_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{event} {_host(event, args)}\n")
    raise OSError(f"refused by the offline test: {event}")


sys.addaudithook(_refuse)
