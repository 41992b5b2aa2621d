# --- getClass of an object
ledger.getClass()  # control
# --- getClass of a list
items.getClass()  # control
# --- getClass of a function
function.getClass()  # control
# --- getClass of a record
entry.getClass()  # control
# --- getClass by getattr
getattr(ledger, "getClass")()  # control
# --- getClass by operator
import operator
operator.methodcaller("getClass")(ledger)  # control
# --- getClass from the dictionary of the type
type(ledger).__dict__["getClass"].__get__(ledger)()
# --- getClass with an underscore
ledger.getClass_()
# --- the class property
ledger.class_
# --- class as an attribute, the way of JavaScript
getattr(ledger, "class")
# --- the constructor, the way of JavaScript
ledger.constructor("return process")()
# --- the prototype, the way of JavaScript
ledger.prototype.constructor
# --- __proto__
ledger.__proto__
# --- forName through getClass
ledger.getClass().forName("java.lang.Runtime").getMethod("getRuntime")
# --- the class loader of an object's class
ledger.getClass().getClassLoader().loadClass("java.lang.System")
# --- import of Class
from java.lang import Class
Class.forName("java.lang.Runtime")
# --- import of System
from java.lang import System  # control
System.getProperty("user.home")
# --- System.exit
from java.lang import System
System.exit(1)
# --- System.getenv
from java.lang import System  # control
System.getenv("PATH")
# --- import of Runtime
from java.lang import Runtime  # control
Runtime.getRuntime().availableProcessors()
# --- Runtime.exec
from java.lang import Runtime
Runtime.getRuntime().exec("id")
# --- import of ProcessBuilder
from java.lang import ProcessBuilder  # control
ProcessBuilder(["true"])
# --- import of ProcessHandle
from java.lang import ProcessHandle  # control
ProcessHandle.current().pid()
# --- import of Thread
from java.lang import Thread  # control
Thread.currentThread()
# --- a thread from Python code
from java.lang import Thread  # control
Thread(lambda: None)
# --- ThreadGroup
from java.lang import ThreadGroup  # control
ThreadGroup("x")
# --- Executors
from java.util.concurrent import Executors  # control
Executors.newCachedThreadPool().shutdown()
# --- the common pool
from java.util.concurrent import ForkJoinPool  # control
ForkJoinPool.commonPool()
# --- Timer
from java.util import Timer  # control
Timer(True).cancel()
# --- asynchronous tasks
from java.util.concurrent import CompletableFuture  # control
CompletableFuture.runAsync
# --- parallel streams
items.parallelStream()  # control
# --- streams made parallel
items.stream().parallel()  # control
# --- ClassLoader
from java.lang import ClassLoader
ClassLoader.getSystemClassLoader()
# --- URLClassLoader
from java.net import URLClassLoader  # control
URLClassLoader
# --- reflection
from java.lang.reflect import Array, Method  # control
# --- dynamic proxies
from java.lang.reflect import Proxy  # control
# --- method handles
from java.lang.invoke import MethodHandles
MethodHandles.lookup()
# --- Unsafe
from sun.misc import Unsafe
Unsafe
# --- modules
from java.lang import Module  # control
# --- ModuleLayer
from java.lang import ModuleLayer  # control
ModuleLayer.boot()
# --- StackWalker
from java.lang import StackWalker  # control
# --- ServiceLoader
from java.util import ServiceLoader  # control
# --- ResourceBundle
from java.util import ResourceBundle  # control
# --- files by File
from java.io import File  # control
File("/etc/passwd").exists()
# --- files by Files
from java.nio.file import Files  # control
Files.readString(path)
# --- files by Path
path.toFile()  # control
# --- files by a path's system
path.getFileSystem()  # control
# --- files by Scanner
from java.util import Scanner  # control
Scanner(path)
# --- files by Formatter
from java.util import Formatter  # control
Formatter
# --- files by ZipFile
from java.util.zip import ZipFile  # control
# --- files by JarFile
from java.util.jar import JarFile  # control
# --- files by a logging handler
from java.util.logging import FileHandler  # control
# --- preferences
from java.util.prefs import Preferences  # control
# --- streams of files
from java.io import FileInputStream  # control
FileInputStream("/etc/passwd").close()
# --- serialization: reading
from java.io import ObjectInputStream  # control
# --- serialization: writing
from java.io import ObjectOutputStream, ByteArrayOutputStream  # control
ObjectOutputStream(ByteArrayOutputStream()).writeObject(ledger.same("x"))
# --- sockets
from java.net import Socket  # control
# --- URLs
from java.net import URL  # control
# --- HTTP
from java.net.http import HttpClient  # control
# --- scripting engines
from javax.script import ScriptEngineManager  # control
# --- JNDI
from javax.naming import InitialContext  # control
# --- management beans
from java.lang.management import ManagementFactory  # control
# --- system properties by Integer
from java.lang import Integer  # control
Integer.getInteger("java.specification.version", 5)
# --- system properties by Boolean
from java.lang import Boolean  # control
Boolean.getBoolean("x")
# --- system properties by Long
from java.lang import Long  # control
Long.getLong("x", 5)
# --- the locale of the JVM
from java.util import Locale  # control
Locale.setDefault(Locale.getDefault())
# --- the time zone of the JVM
from java.util import TimeZone  # control
TimeZone.setDefault
# --- a method that returns a thread
ledger.thread()  # control
# --- a method that returns a class loader
ledger.loader()  # control
# --- a class not granted by a method
ledger.type().getClassLoader()
# --- the declaring class of an enum
from org.jyodide.fixtures import Ledger
Ledger.Color.RED.getDeclaringClass().getClassLoader()
# --- wait and notify
ledger.notifyAll
ledger.wait(1)
# --- an exception's class
try:
    ledger.fail("x")
except Exception as e:
    e.getClass().getClassLoader()
else:
    ledger.getClass()
# --- an exception's stack trace to a stream
try:
    ledger.fail("x")
except Exception as e:
    e.printStackTrace  # control
# --- the class of a stack trace element
try:
    ledger.fail("x")
except Exception as e:
    e.getStackTrace()[0].getClass()  # control
# --- a lambda's class
function.andThen(lambda v: v).getClass()
# --- an iterator's class
iter(items).getClass()
# --- the class inside a nested collection
items.subList(0, 1).iterator().getClass()
# --- the class of an entry of a map
ledger.map().entrySet().iterator().next().getClass()
# --- the class of an array
ledger.numbers(1).getClass()  # control
# --- the annotations of a class
ledger.getClass().getAnnotations()
# --- the components of a record
entry.getClass().getRecordComponents()
# --- our own interpreter
from org.jyodide import Interpreter  # control
# --- our own options
from org.jyodide import InterpreterOptions, JavaAccess
JavaAccess.everything
JavaAccess.classes()
from java.lang import Runtime
# --- our own internals
from org.jyodide.internal.bridge.java import SensitiveApi
SensitiveApi.mustBeNamed
from java.lang import Runtime
# --- the host functions: a class by name
import jyodide
found = jyodide._host.find_class("java.lang.Runtime")  # control
if found is None:
    raise TypeError("refused")
found.getRuntime
# --- the host functions: a class that is made
import jyodide
jyodide._make_class("Runtime", (jyodide.JavaObject,), {}).getRuntime()
# --- the host functions: a package is forged
import jyodide
jyodide.JavaPackage("java.lang").Runtime.getRuntime()  # control
# --- the base class is called
import jyodide
jyodide.JavaObject()
# --- the type of an object that is not granted is called
type(items.iterator())(items)
# --- __new__ with another type
import jyodide
object.__new__(type(items))
jyodide.JavaObject.__new__(jyodide.JavaObject)
# --- the type of an object is changed
import jyodide
from java.util import ArrayList
class Other: pass
ledger.__class__ = Other
# --- a method of one class on an object of another
type(ledger).add(items, None, 1)
# --- a descriptor of one protocol on an object of another
import jyodide
jyodide.JavaList.append(ledger, 1)
# --- __reduce__ makes no object
import copyreg
copyreg.__reduce_ex__(ledger, 2)
# --- copying makes no object
import copy
copy.deepcopy(ledger)
# --- a forged handle reaches nothing that was not given
import ctypes
address = id(items)
word = ctypes.c_int32.from_address(address + 8)
before = word.value
found = []
try:
    for n in range(0, 5000):
        word.value = n
        try:
            names = dir(items)
        except Exception:
            continue
        for name in ("exec", "forName", "loadClass", "getRuntime", "defineClass", "start"):
            try:
                found.append(getattr(items, name))
            except Exception:
                pass
finally:
    word.value = before
if not found:
    raise TypeError("nothing found")
# --- a forged handle: getClass
import ctypes
word = ctypes.c_int32.from_address(id(items) + 8)
before = word.value
try:
    for n in (-1, 0, 1, 2, 3, before + 1, 2**31 - 1, -2**31):
        word.value = n
        try:
            items.getClass()
        except (TypeError, PermissionError, AttributeError):
            continue
        break
    else:
        raise TypeError("refused")
finally:
    word.value = before
# --- a forged type: a list that claims to be a ledger
import ctypes
word = ctypes.c_int32.from_address(id(items) + 4)
before = word.value
try:
    word.value = id(type(ledger))
    items.add(None, 1)
finally:
    word.value = before
# --- host modules: js
import js
js.Object.constructor("return process")()
# --- host modules: eval
import js
js.eval("1")
# --- format strings walk attributes
"{0.getClass.name}".format(ledger)
# --- a name with a dot
getattr(ledger, "getClass.name")
# --- a class with a dollar
import jyodide
jyodide._host.find_class("java.lang.ProcessHandle$Info").command
# --- a class as an array
import jyodide
jyodide._host.find_class("[Ljava.lang.Runtime;")()
# --- an inner class of the JDK
import jyodide
jyodide._host.find_class("java.util.Collections$UnmodifiableList")()
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
