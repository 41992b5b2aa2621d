"""Java in Python: JavaError, implements, and the classes that Java objects are instances of.

The host runs this when Java is first needed. Before that it puts its own types here: _host with functions, JavaObject,
and one type for each protocol, whose slots are Java methods. What is easier in Python is added to them here.
"""

import builtins as __builtins__  # PyImport_Import looks for them in the module that is running
import sys
import weakref
from _collections_abc import (
    Collection,
    ItemsView,
    Iterator,
    KeysView,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Sequence,
    Set,
)

__all__ = ["AccessDeniedError", "JavaClass", "JavaError", "JavaObject", "cast", "implements"]


class JavaClass(type):
    """The type of Java classes. A Python class with Java interfaces as bases implements them."""

    def __new__(mcls, name, bases, namespace, **keywords):
        interfaces = tuple(base for base in bases if isinstance(base, JavaClass))
        others = tuple(base for base in bases if not isinstance(base, JavaClass))
        for base in interfaces:
            if not _host.is_interface(base):
                raise TypeError(f"{base.__module__}.{base.__qualname__} is a Java class; Python can implement interfaces only")
        return implements(*interfaces)(type(name, others, namespace, **keywords))

    def __init__(cls, *arguments, **keywords):
        pass

    def __instancecheck__(cls, instance):
        return _host.is_instance(cls, instance) or _implements(type(instance), cls)

    def __subclasscheck__(cls, subclass):
        return _host.is_subclass(cls, subclass) or _implements(subclass, cls)

    def __setattr__(cls, name, value):
        _host.set_static(cls, name, value)

    def __delattr__(cls, name):
        raise AttributeError(f"the Java class {cls.__name__} keeps its attribute {name}")

    def __dir__(cls):
        return _host.members(cls)

    def __iter__(cls):
        return iter(_host.constants(cls))

    def __len__(cls):
        return len(_host.constants(cls))

    def __bool__(cls):
        return True

    def __contains__(cls, value):
        return isinstance(value, cls)

    def __getitem__(cls, name):
        if isinstance(name, str):
            for constant in _host.constants(cls):
                if _host.enum_name(constant) == name:
                    return constant
            raise KeyError(name)
        return cls  # type arguments are erased

    def __repr__(cls):
        return f"<java {_host.kind(cls)} '{cls.__module__}.{cls.__qualname__}'>"


def _make_class(name, bases, namespace):
    return type.__new__(JavaClass, name, bases, namespace)


def _implements(python_class, java_class):
    found = getattr(python_class, "__java_interfaces__", ())
    return any(interface is java_class or _host.is_subclass(java_class, interface) for interface in found)


def implements(*interfaces):
    """Makes a Python class implement Java interfaces: @implements(Runnable).

    Abstract methods are methods of the same name; default methods are inherited. Where Java wants the interface, an
    object of the class is passed as it is, and comes back as the same object.
    """
    for interface in interfaces:
        if not isinstance(interface, JavaClass) or not _host.is_interface(interface):
            raise TypeError(f"implements() takes Java interfaces, got {interface!r}")

    def decorate(cls):
        inherited = getattr(cls, "__java_interfaces__", ())
        cls.__java_interfaces__ = (*interfaces, *(i for i in inherited if i not in interfaces))
        missing = []
        if not hasattr(cls, "__getattr__"):
            missing = [
                f"{interface.__qualname__}.{name}"
                for interface in interfaces
                for name in _host.abstract_methods(interface)
                if not hasattr(cls, name) and not hasattr(cls, name + "_")
            ]
        if missing:
            raise TypeError(f"class {cls.__name__} does not implement {', '.join(missing)}")
        for interface in interfaces:
            for name in _host.default_methods(interface):
                if not hasattr(cls, name):
                    setattr(cls, name, _default(interface, name))
        return cls

    return decorate


def _default(interface, name):
    def method(self, *arguments):
        return _host.call_default(interface, name, self, *arguments)

    method.__name__ = name
    method.__qualname__ = f"{interface.__qualname__}.{name}"
    return method


def cast(java_class, value):
    """The value as a Java class: chooses an overload, or what a number becomes. Passing it on passes it so."""
    return _host.cast(java_class, value)


class JavaError(Exception):
    """A Java exception. Each is also an instance of the nearest class of Python, such as KeyError."""

    _builtin = Exception
    _java = None

    def __new__(cls, *arguments):
        if cls is JavaError:
            raise TypeError("JavaError is for Java's exceptions; raise one of theirs, or one of Python's")
        holder = _host.construct_error(cls, arguments)
        return _error(cls, holder, _host.message(holder))

    def __init__(self, *arguments):
        pass

    def __str__(self):
        return self.args[0] if self.args and self.args[0] is not None else ""

    def __getattr__(self, name):
        return _host.error_attribute(self, name)

    def __dir__(self):
        return sorted({*super().__dir__(), *_host.error_members(self)})

    @property
    def java_type(self):
        """The name of its Java class."""
        return _host.error_type(self)

    @property
    def java_stack_trace(self):
        """The stack trace as Java prints it, without the frames of the host."""
        return _host.stack_trace(self)

    def __reduce__(self):
        raise TypeError("a Java exception cannot be pickled")


class AccessDeniedError(JavaError, PermissionError):
    """Something that no option of the interpreter grants; the message says which would."""

    _builtin = PermissionError


_errors = weakref.WeakValueDictionary()


def _error(cls, holder, message, cause=None, suppress=False):
    """The one Python exception of a Java exception, made if there is none."""
    found = _errors.get(id(holder))
    if found is not None and found._java is holder:
        return found
    error = cls._builtin.__new__(cls, message)
    error.args = (message,)
    error._java = holder
    _errors[id(holder)] = error
    if cause is not None and cause is not error:
        error.__cause__ = cause
    return error


def _make_error_class(name, base, builtins, namespace):
    # MemoryError's own constructor makes nothing but MemoryErrors.
    namespace["_builtin"] = next((b for b in builtins if b is not MemoryError), base._builtin)
    bases = [base]
    for builtin in builtins:
        if not issubclass(base, builtin):
            bases.append(builtin)
    return type(name, tuple(bases), namespace)


class JavaList(JavaList):
    __slots__ = ()

    def sort(self, comparator=None, /, *, key=None, reverse=False):
        """Sort in place: with a key as Python does, or by a comparator of Java."""
        if comparator is not None:
            self._sort(comparator)
        else:
            self._replace(sorted(self, key=key, reverse=reverse))

    def __imul__(self, count):
        elements = list(self)
        if count <= 0:
            self.clear()
        for _ in range(count - 1):
            self.extend(elements)
        return self


class JavaMap(JavaMap):
    __slots__ = ()

    _MutableMapping__marker = MutableMapping._MutableMapping__marker  # the default of pop
    pop = MutableMapping.pop
    popitem = MutableMapping.popitem
    update = MutableMapping.update
    setdefault = MutableMapping.setdefault

    def keys(self):
        return KeysView(self)

    def items(self):
        return ItemsView(self)

    def __or__(self, other):
        return {**self, **other}

    def __ror__(self, other):
        return {**other, **self}

    def __ior__(self, other):
        self.update(other)
        return self

    def __reversed__(self):
        return reversed(list(self))


class JavaSet(JavaSet):
    __slots__ = ()
    __hash__ = None

    _from_iterable = classmethod(lambda cls, members: set(members))
    _hash = Set._hash

    def __eq__(self, other):
        return len(self) == len(other) and all(m in self for m in other) if isinstance(other, Set) else NotImplemented

    __le__ = Set.__le__
    __lt__ = Set.__lt__
    __ge__ = Set.__ge__
    __gt__ = Set.__gt__
    __and__ = Set.__and__
    __rand__ = Set.__rand__
    __or__ = Set.__or__
    __ror__ = Set.__ror__
    __sub__ = Set.__sub__
    __rsub__ = Set.__rsub__
    __xor__ = Set.__xor__
    __rxor__ = Set.__rxor__
    __ior__ = MutableSet.__ior__
    __iand__ = MutableSet.__iand__
    __isub__ = MutableSet.__isub__
    __ixor__ = MutableSet.__ixor__
    isdisjoint = Set.isdisjoint

    def union(self, *others):
        return set(self).union(*others)

    def intersection(self, *others):
        return set(self).intersection(*others)

    def difference(self, *others):
        return set(self).difference(*others)

    def symmetric_difference(self, other):
        return set(self).symmetric_difference(other)

    def issubset(self, other):
        return set(self).issubset(other)

    def issuperset(self, other):
        return set(self).issuperset(other)

    def update(self, *others):
        for other in others:
            for member in other:
                self.add(member)

    def copy(self):
        return set(self)


MutableSequence.register(JavaList)
Sequence.register(JavaArray)
MutableMapping.register(JavaMap)
MutableSet.register(JavaSet)
Collection.register(JavaCollection)
Iterator.register(JavaIterator)
Iterator.register(JavaEnumeration)


def _await(stage):
    """What await does with a CompletionStage: its outcome comes through the event loop."""
    import asyncio

    future = asyncio.get_running_loop().create_future()

    def done(value, error):
        if future.done():
            return
        if error is None:
            future.set_result(value)
        elif isinstance(error, asyncio.CancelledError) or _host.is_cancellation(error):
            future.cancel()
        elif isinstance(error, StopIteration):  # a future refuses it, since it would end the coroutine that awaits
            outer = RuntimeError("a Java future ended with StopIteration")
            outer.__cause__ = error
            future.set_exception(outer)
        else:
            future.set_exception(error)

    def cancelled(ended):
        if ended.cancelled():
            _host.cancel(stage)

    future.add_done_callback(cancelled)
    _host.when_complete(stage, done)
    return future.__await__()


class MixedMethod:
    """Methods of one name, some of them static: called on a class they are static, on an object any."""

    def __init__(self, method, static, name, doc):
        self._method = method
        self._static = static
        self.__name__ = name
        self.__doc__ = doc

    def __get__(self, instance, owner=None):
        return self._static if instance is None else self._method.__get__(instance, owner)


class JavaPackage(type(sys)):
    """A package of Java. Its classes are its attributes."""

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        found = _host.find_class(f"{self.__name__}.{name}")
        if found is None:
            raise AttributeError(f"the Java package {self.__name__!r} has no class {name!r}")
        setattr(self, name, found)
        return found

    def __dir__(self):
        return sorted({*super().__dir__(), *_host.class_names(self.__name__)})

    def __repr__(self):
        return f"<java package '{self.__name__}'>"


def _is_java_class(value):
    return type(value) is JavaClass or (isinstance(value, type) and issubclass(value, JavaError))


def _forget_lookups():
    """Forgets which classes were found by name: an interpreter that goes on from an image may grant others."""
    for name, module in list(sys.modules.items()):
        if _is_java_class(module):
            del sys.modules[name]
        elif type(module) is JavaPackage:
            for attribute, value in list(vars(module).items()):
                if _is_java_class(value):
                    delattr(module, attribute)


class _JavaLoader:
    @staticmethod
    def create_module(spec):
        return JavaPackage(spec.name, "A package of Java.") if spec.loader_state is None else None

    @staticmethod
    def exec_module(module):
        module.__path__ = []


class _ClassLoader:
    """Makes import java.util.Map.Entry work: the module is the class."""

    @staticmethod
    def create_module(spec):
        module = type(sys)(spec.name)
        module.__path__ = []
        return module

    @staticmethod
    def exec_module(module):
        module.__path__ = []
        sys.modules[module.__name__] = _host.find_class(module.__name__)


class JavaFinder:
    """Finds Java packages, after everything else had its turn."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        from importlib.machinery import ModuleSpec

        kind = _host.package(name)
        if kind == "package":
            return ModuleSpec(name, _JavaLoader, is_package=True)
        if kind == "class":
            return ModuleSpec(name, _ClassLoader, is_package=True)
        if kind is not None:
            raise ModuleNotFoundError(kind, name=name)
        return None
