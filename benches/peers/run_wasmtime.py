"""Wasmtime's library, which Python packages carry:  run_wasmtime.py compile FILE OUTPUT | run OUTPUT [ARGUMENT...]"""
import sys

import wasmtime

engine = wasmtime.Engine()
if sys.argv[1] == "compile":
    with open(sys.argv[3], "wb") as output:
        output.write(wasmtime.Module.from_file(engine, sys.argv[2]).serialize())
    sys.exit(0)

module = wasmtime.Module.deserialize_file(engine, sys.argv[2])
store = wasmtime.Store(engine)
wasi = wasmtime.WasiConfig()
wasi.argv = sys.argv[2:]
wasi.inherit_stdout()
wasi.inherit_stderr()
store.set_wasi(wasi)
linker = wasmtime.Linker(engine)
linker.define_wasi()
try:
    linker.instantiate(store, module).exports(store)["_start"](store)
except wasmtime.ExitTrap as exit:
    sys.exit(exit.code)
