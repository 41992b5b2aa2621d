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
