# --- pickle makes no object
import pickle
pickle.loads(pickle.dumps(ledger)).getClass()
# --- pickle of the type
import pickle
pickle.loads(pickle.dumps(type(ledger)))().getClass()
# --- __reduce_ex__
ledger.__reduce_ex__(4)
# --- copy of an iterator
import copy
copy.copy(iter(items))
# --- object.__getattribute__
object.__getattribute__(ledger, "getClass")()
# --- type.__getattribute__
type.__getattribute__(type(ledger), "getClass")(ledger)
# --- object.__setattr__ on a type
object.__setattr__(type(ledger), "getClass", lambda self: 1)
ledger.getClass().getClassLoader()
# --- type.__setattr__ on a type
type.__setattr__(type(ledger), "loader", type(items).__dict__["getClass"])
ledger.loader().loadClass
# --- the class of an object is changed to that of a list
ledger.__class__ = type(items)
ledger.add(None, 1)
# --- subclassing a Java class
class Evil(type(ledger)):
    pass
Evil().getClass()
# --- subclassing by type()
import jyodide
type.__new__(jyodide.JavaClass, "Evil", (type(ledger),), {})().getClass()
# --- subclassing JavaObject
import jyodide
class Evil(jyodide.JavaObject):
    pass
Evil().getClass()
# --- a subclass with another __new__
import jyodide
class Evil(jyodide.JavaList):
    def __new__(cls):
        return object.__new__(cls)
Evil().append(1)
# --- a metaclass that lies
import jyodide
class Meta(jyodide.JavaClass):
    def __getattr__(cls, name):
        return getattr(jyodide._host.find_class("java.lang.Runtime"), name)
Meta("x", (), {}).getRuntime()
# --- super() of a type
super(type(ledger), ledger).getClass().getClassLoader()
# --- mro walk
for base in type(ledger).__mro__:
    for name in ("getClass", "wait", "notify", "finalize", "clone"):
        f = base.__dict__.get(name)
        if f is not None:
            f.__get__(ledger)()
raise TypeError("nothing")
# --- __subclasses__ walk
import jyodide
def walk(t):
    for s in type.__subclasses__(t):
        for name in ("getRuntime", "forName", "exec", "loadClass", "exit"):
            if name in s.__dict__:
                return getattr(s, name)()
        found = walk(s)
        if found is not None:
            return found
if walk(jyodide.JavaObject) is None:
    raise TypeError("nothing")
# --- gc.get_objects
import gc
for o in gc.get_objects():
    if type(o).__name__ in ("Class", "ClassLoader", "Runtime", "Thread", "AppClassLoader"):
        if type(o).__module__.startswith(("java.", "jdk.")):
            break
else:
    raise TypeError("nothing")
# --- gc.get_referents of a type
import gc
for o in gc.get_referents(type(ledger)):
    if callable(o) and getattr(o, "__name__", "") in ("getClass", "loadClass"):
        o(ledger).getClassLoader()
raise TypeError("nothing")
# --- sys.modules
import sys
for name, module in list(sys.modules.items()):
    if name.startswith(("java.", "jdk.", "sun.")) and hasattr(module, "Runtime"):
        module.Runtime.getRuntime()
raise TypeError("nothing")
# --- frames
import sys
def look(frame):
    while frame is not None:
        for value in list(frame.f_locals.values()):
            if type(value).__name__ in ("Class", "Runtime", "Interpreter", "JavaRuntime", "CApi"):
                return value
        frame = frame.f_back
found = []
ledger.run(lambda: found.append(look(sys._getframe())))
if found == [None]:
    raise TypeError("nothing")
# --- the frames of a Java exception
try:
    ledger.fail("x")
except Exception as e:
    t = e.__traceback__
    while t is not None:
        for value in t.tb_frame.f_locals.values():
            if type(value).__name__ in ("Class", "Runtime", "JavaRuntime"):
                value.getRuntime
        t = t.tb_next
raise TypeError("nothing")
# --- weakref callbacks see no object
import weakref, gc
seen = []
it = iter(items)
r = weakref.ref(it, lambda ref: seen.append(ref()))
del it
gc.collect()
if seen in ([], [None]):
    raise TypeError("nothing")
# --- a finalizer resurrects no object
import jyodide
class Evil(jyodide.JavaObject):
    def __del__(self):
        self.getClass()
Evil()
# --- a granted method returns a Class
found = ledger.type()
found.getClassLoader().loadClass("java.lang.Runtime")
# --- a granted method returns a Class: new instance
ledger.type().newInstance()
# --- a granted method returns a Class: forName
ledger.type().forName("java.lang.Runtime")
# --- a granted method returns a Class: module
ledger.type().getModule().getLayer()
# --- a Class inside a list
ledger.same([ledger.type()])[0].getClassLoader()
# --- a method handle in an object
powers.handle()  # control
# --- a method in an object
powers.reflected()  # control
# --- a process handle in an object
powers.process()  # control
# --- an invocation handler
powers.handler()  # control
# --- an object that is a dynamic proxy: its handler
powers.proxy().getInvocationHandler()
# --- a dynamic proxy: getClass
powers.proxy().getClass().getClassLoader()
# --- an array of threads
list(powers.threads())  # control
# --- an array of threads that says it is one of objects
powers.hiddenThreads()[0].getName()  # control
# --- a thread in a map
powers.hiddenMap()["t"]  # control
# --- a thread in an Optional
powers.hiddenOptional().get()  # control
# --- a thread behind a supplier
powers.hiddenSupplier()()  # control
# --- a thread given to a callback
seen = []
powers.hiddenConsumer(seen.append)  # control
seen[0].getName()
# --- an executor in an object
powers.executor()  # control
# --- an executor behind an interface
powers.hiddenExecutor()  # control
# --- array covariance: an object of another class into an array
powers.texts()[0] = 5
# --- varargs smuggle a class
ledger.many("x", ledger.type()).getClass()
# --- a functional interface smuggles getClass
function.andThen(lambda v: v.getClass()).apply(ledger)
# --- compose smuggles a thread
function.compose(lambda v: ledger.thread()).apply(1)  # control
# --- a default method called on a foreign receiver
import jyodide
from java.lang import Runnable
jyodide._host.call_default(Runnable, "getClass", ledger)
# --- call_default of Object's methods
import jyodide
from java.util.function import Function
jyodide._host.call_default(Function, "wait", ledger)
# --- an implementation asked for its handler
import jyodide
from java.util.function import Function
f = ledger.same(jyodide.cast(Function, lambda v: v))
f.getClass().getInvocationHandler(f)
# --- Python implements an interface of the library
from org.jyodide.internal.bridge.java import JavaRuntime
import jyodide
@jyodide.implements(JavaRuntime.HostThread)
class Evil: pass
# --- the guest module is patched: find_class
import jyodide
find = jyodide._host.find_class
jyodide._host.find_class = lambda name: type(items)
try:
    from java.lang import Runtime
    Runtime.getRuntime()
finally:
    jyodide._host.find_class = find
# --- the guest module is patched: JavaFinder
import jyodide, sys
find = jyodide.JavaFinder.find_spec
jyodide.JavaFinder.find_spec = staticmethod(lambda name, path=None, target=None: None)
try:
    from java.lang import ProcessBuilder
finally:
    jyodide.JavaFinder.find_spec = find
# --- the guest module is replaced
import sys
module = sys.modules.get("jyodide")
sys.modules["jyodide"] = type(sys)("jyodide")
try:
    from java.lang import StackWalker
finally:
    del sys.modules["jyodide"]
    if module is not None:
        sys.modules["jyodide"] = module
# --- js: a Java object's methods by name
import js
js.Object.getOwnPropertyNames(ledger)
js.Object.getPrototypeOf(ledger).constructor("x")
# --- js: Reflect
import js
js.Reflect.get(ledger, "getClass")()
# --- js: Function
import js
js.Function("return this")()
# --- js: globalThis
import js
js.globalThis.process
# --- pyodide_js: the interpreter
import pyodide_js
pyodide_js._api.runtime.getClass()
# --- pyodide_js: the module
import pyodide_js
pyodide_js._module.HEAP8
# --- pyodide.ffi: to_js and back
from pyodide.ffi import to_js
to_js(ledger).getClass()
# --- pyodide.code.run_js
from pyodide.code import run_js
run_js("process.exit(1)")
# --- a proxy of a Java method
from pyodide.ffi import create_proxy
p = create_proxy(ledger)
try:
    p.getClass()
finally:
    p.destroy()
# --- a string that is a class name
ledger.same("java.lang.Runtime").getRuntime()
# --- format with an attribute of a class
"{0.__class__.getClass}".format(ledger)
# --- an f-string walks to the loader
f"{ledger.type().getClassLoader()}"
# --- match on a class pattern
match ledger:
    case object(getClass=c):
        c()
    case _:
        raise TypeError("refused")
# --- operator.attrgetter
import operator
operator.attrgetter("getClass.forName")(ledger)
# --- inspect
import inspect
found = dict(inspect.getmembers(ledger)).get("getClass")
if found is None:
    raise TypeError("not shown")
found()
# --- help shows no loader
import inspect
names = [n for n in dir(ledger) if n in ("getClass", "notify", "notifyAll", "wait")]
getattr(ledger, names[0] if names else "getClass")
