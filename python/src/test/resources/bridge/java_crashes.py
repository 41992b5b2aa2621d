# --- a reference that was never given
import ctypes
ctypes.CDLL(None).hiwire_get(1 << 20)
# --- a reference that is given back twice
import js, ctypes
lib = ctypes.CDLL(None)
for n in range(100):
    lib.hiwire_decref(5)
# --- all references are given back
import js, ctypes
lib = ctypes.CDLL(None)
for n in range(-3, 50):
    lib.hiwire_decref(n)
js.Object.new()
# --- a proxy with a forged reference
import js, ctypes
o = js.Object.new()
for i in range(2, 10):
    ctypes.c_int32.from_address(id(o) + 4 * i).value = 0x7FFFFFFF
    str(o)
# --- a function that wants a reference to a host value
import js, ctypes
ctypes.CDLL(None).hiwire_new(1)
# --- a call with a thousand million arguments
import ctypes
cif = (ctypes.c_int * 16)(0, 1_000_000_000)
ctypes.CDLL(None).ffi_call(ctypes.byref(cif), 1, None, None)
# --- a struct that contains itself
import ctypes
lib = ctypes.CDLL(None)
t, parts = (ctypes.c_int * 4)(), (ctypes.c_int * 2)()
parts[0] = ctypes.addressof(t)
t[0], t[1], t[2] = 8, 4 | (13 << 16), ctypes.addressof(parts)
arguments = (ctypes.c_int * 1)(ctypes.addressof(t))
cif = (ctypes.c_int * 8)(1, 1, ctypes.addressof(arguments), ctypes.addressof(t))
lib.ffi_call(ctypes.byref(cif), 1, ctypes.byref(t), ctypes.byref(arguments))
# --- functions by their index
import ctypes
for i in (10**6, -1, 2**31 - 1, 0):
    ctypes.CFUNCTYPE(ctypes.c_int)(i)()
# --- functions of the host by their index, with forged objects
import ctypes
kind = type(items)
slots = {ctypes.c_int32.from_address(id(kind) + 4 * i).value for i in range(6, 80)}
for slot in sorted(s for s in slots if 10_000 < s < 60_000):
    ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_int, ctypes.c_int)(slot)(-1, -1)
# --- an object with a forged type
import ctypes
class A: pass
a = A()
ctypes.c_int.from_address(id(a) + 4).value = 17
a.x
# --- a type of a Java class with forged slots
import ctypes
for i in range(6, 60):
    ctypes.c_int32.from_address(id(type(items)) + 4 * i).value = 7
len(items)
# --- memory that is freed twice
import ctypes
lib = ctypes.CDLL(None)
block = lib.malloc(100)
lib.free(block)
lib.free(block)
lib.free(-8)
# --- all of memory is overwritten
import ctypes
ctypes.memset(0, 0, 2**31 - 1)
# --- Python is ended from inside
import ctypes
ctypes.pythonapi.Py_FinalizeEx()
print()
# --- a forged thread state
import ctypes
ctypes.pythonapi.PyThreadState_Swap(12345)
# --- a string without end
import ctypes
ctypes.CDLL(None).dlopen(2**31 - 1, 0)
# --- lengths beyond memory
import ctypes
lib = ctypes.CDLL(None)
parts = (ctypes.c_uint32 * 4)(0xFFFFFFF0, 0xFFFFFFFF, 0, 0xFFFFFFFF)
lib.readv(0, parts, 1 << 30)
lib.writev(1, parts, 1 << 30)
lib.getentropy(-1, 2**31 - 1)
lib.poll(0, 2**31 - 1, 0)
lib.setitimer(0, -1, -1)
# --- a module that asks for 4 GiB
def leb(n):
    out = b""
    while n > 0x7F:
        out += bytes([n & 0x7F | 0x80])
        n >>= 7
    return out + bytes([n])
info = leb(0xFFFFFFF0) + leb(4) + leb(0xFFFFFFF0) + leb(4)
section = leb(8) + b"dylink.0" + b"\1" + leb(len(info)) + info
with open("/tmp/y.so", "wb") as f:
    f.write(b"\0asm\1\0\0\0\0" + leb(len(section)) + section)
import ctypes
ctypes.CDLL("/tmp/y.so")
# --- more Java memory than there is
from java.util import ArrayList
ArrayList(2**31 - 1)
# --- a list of all integers
from java.util import Collections
list(Collections.nCopies(2**31 - 1, "a"))
