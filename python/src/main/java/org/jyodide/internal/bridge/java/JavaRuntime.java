package org.jyodide.internal.bridge.java;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.jyodide.AccessDeniedException;
import org.jyodide.JavaAccess;
import org.jyodide.emscripten.EmscriptenProcess;
import org.jyodide.internal.bridge.protocols.Protocol;
import org.jyodide.internal.bridge.protocols.Protocols;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.capi.JavaObjects;
import org.jyodide.internal.extension.Definitions;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.HostFunctions;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/**
 * Java objects in Python, for one interpreter. Its Python side is made when the first of them comes
 * by, or when a program imports {@code jyodide} or a Java package.
 */
public final class JavaRuntime implements JavaObjects, Values.JavaObjectTable {
  static final String MODULE = "jyodide";
  private static final int OB_TYPE = 4;
  private static final int HANDLE = 8;
  private static final int WEAK_LIST = 12;
  private static final int BASIC_SIZE = 16;

  private final CApi api;
  private final CPython python;
  private final Supplier<String> source;
  private final Handles handles = new Handles();
  private final HostFunctions functions;
  private final Values values;
  private final Grants grants;
  private final Calls calls;
  private final Errors errors;
  private final HostThread thread;
  private final Equality equality;
  private @Nullable ClassTypes types;
  private int holderType;

  /** The thread that Python runs on. */
  public interface HostThread {
    /** Has work done there. Called by any thread. */
    void post(Runnable work);

    /** Lets calls of other threads be served from now on, if this one waits. */
    void lend();

    /**
     * Ends that.
     *
     * @throws RuntimeException if the program has ended meanwhile
     */
    void takeBack();
  }

  /**
   * For one CPython.
   *
   * @param source gives the source text of the Python side
   */
  public JavaRuntime(
      EmscriptenProcess process,
      CApi api,
      JavaAccess access,
      Supplier<String> source,
      HostThread thread) {
    this.api = api;
    this.source = source;
    this.thread = thread;
    python = api.python();
    values = new Values(api, this);
    grants = new Grants(access);
    calls = new Calls(api, values, thread);
    errors = new Errors(api, this);
    functions = new HostFunctions(process, errors::raise);
    equality = new Equality(api, this);
  }

  /** Adds what starts this to the module of the host's helpers. */
  public void install(String helpers) {
    int module = api.code().importModule(helpers);
    try {
      addAction(module, "start_java", "Make the module jyodide.", this::types);
      setRoots(module);
    } finally {
      python.decRef(module);
    }
  }

  /** Gives a module a function without arguments and result. */
  public void addAction(String module, String name, String doc, Runnable action) {
    int target = api.code().importModule(module);
    try {
      addAction(target, name, doc, action);
    } finally {
      python.decRef(target);
    }
  }

  private void addAction(int module, String name, String doc, Runnable action) {
    Definitions definitions = new Definitions(python, functions);
    ExtensionType.Body body =
        (self, arguments) -> {
          action.run();
          return python.incRef(api.types().none());
        };
    if (functions.isResuming()) {
      definitions.resumeFunction(body);
      return;
    }
    int function = definitions.function(name, doc, body);
    try {
      api.objects().setAttr(module, name, function);
    } finally {
      python.decRef(function);
    }
  }

  /** Says which names may be those of Java packages. */
  private void setRoots(int module) {
    Set<String> roots = new TreeSet<>(List.of("java", "javax", "jdk"));
    for (String name : grants.access().packageNames()) {
      roots.add(name.split("\\.", 2)[0]);
    }
    boolean any = grants.access().isEverything() || grants.access().isAnnotated();
    int names = any ? python.incRef(api.types().none()) : values.newList(roots);
    api.objects().setAttr(module, "java_roots", names);
    python.decRef(names);
  }

  /** What Python has of Java that no image can keep. */
  public List<String> obstacles() {
    return types == null
        ? List.of()
        : List.of(
            "Java objects: Python has used the module jyodide, or a Java object was passed to it");
  }

  /** The Java objects that Python holds. */
  public Handles handles() {
    return handles;
  }

  CApi api() {
    return api;
  }

  Grants grants() {
    return grants;
  }

  Values values() {
    return values;
  }

  Calls calls() {
    return calls;
  }

  Errors errors() {
    return errors;
  }

  HostThread thread() {
    return thread;
  }

  ClassTypes types() {
    ClassTypes made = types;
    return made == null ? start() : made;
  }

  private ClassTypes start() {
    Definitions definitions = new Definitions(python, functions);
    Protocols protocols = new Protocols(new Protocol.Context(api, values, this, thread), calls);
    ClassTypes made = new ClassTypes(api, definitions, grants, this, values, calls, protocols);
    int module = python.check(python.function("PyImport_AddModule").call(python.copy(MODULE)));
    int base = baseType();
    holderType = base;
    api.objects().setAttr(module, "JavaObject", base);
    int bases = api.containers().newTuple(1);
    api.containers().fillTuple(bases, 0, base);
    for (Protocol<?> protocol : protocols.all()) {
      ExtensionType type =
          new ExtensionType(python, functions, MODULE + "." + protocol.name(), BASIC_SIZE);
      protocol.define(type);
      int address = type.create(bases);
      api.objects().setAttr(module, protocol.name(), address);
      python.decRef(address);
    }
    int host = new HostModule(this, made).create(python, functions);
    api.objects().setAttr(module, "_host", host);
    python.decRef(host);
    types = made;
    boolean done = false;
    try {
      api.code().define(MODULE, source.get());
      done = true;
    } finally {
      if (!done) {
        types = null;
      }
    }
    return made;
  }

  private int baseType() {
    return new ExtensionType(python, functions, MODULE + ".JavaObject", BASIC_SIZE)
        .weakListAt(WEAK_LIST)
        .slot(Slots.TP_DEALLOC, functions.action((HostFunctions.Action) this::deallocate))
        .slot(Slots.TP_NEW, (type, arguments, keywords) -> construct(type, arguments, keywords))
        .slot(Slots.TP_REPR, self -> api.strings().toPython(Texts.repr(grants, require(self))))
        .slot(Slots.TP_STR, self -> api.strings().toPython(Texts.str(grants, require(self))))
        .statusSlot(Slots.TP_HASH, self -> equality.hash(require(self)))
        .slot(
            Slots.TP_RICHCOMPARE,
            (self, other, operation) -> equality.compare(self, other, operation))
        .method(
            "to_py",
            "to_py([depth]): a deep copy in Python's own containers.",
            (self, arguments) -> {
              arguments.require("to_py", 0, 1);
              int depth = arguments.count() == 0 ? -1 : api.toJava().asInt(arguments.get(0));
              return new Copies(this).of(require(self), self, depth);
            })
        .method("__dir__", "The names of the attributes.", (self, arguments) -> members(self))
        .method(
            "__reduce__",
            "Java objects cannot be pickled.",
            (self, arguments) -> {
              throw PythonErrorException.type(
                  "cannot pickle " + api.types().name(self) + ", a Java object");
            })
        .create(0);
  }

  private void deallocate(int self) {
    int type = python.memory().loadI32(self + OB_TYPE);
    handles.remove(python.memory().loadI32(self + HANDLE), self);
    if (python.memory().loadI32(self + WEAK_LIST) != 0) {
      python.function("PyObject_ClearWeakRefs").run(self);
    }
    python.function("PyObject_Free").run(self);
    python.decRef(type);
  }

  private int construct(int type, int arguments, int keywords) {
    ClassTypes.Entry entry = types().require(type);
    if (keywords != 0 && api.objects().size(keywords) != 0) {
      throw PythonErrorException.type("Java constructors take no keyword arguments");
    }
    return new Constructions(this).construct(entry, arguments);
  }

  private int members(int self) {
    int list =
        api.objects()
            .callMethod(
                python.address("PyType_Type"), "__dir__", python.memory().loadI32(self + OB_TYPE));
    ClassTypes.Entry entry = types().find(python.memory().loadI32(self + OB_TYPE));
    if (entry != null) {
      HostModule.removeRefused(api, list, entry.javaClass());
    }
    return list;
  }

  /** The Java object behind a Python object. */
  Object require(int object) {
    Object found = find(object);
    if (found == null) {
      throw PythonErrorException.type("a Java object was wanted, got " + api.types().name(object));
    }
    return found;
  }

  @Override
  public @Nullable Object find(int object) {
    ClassTypes made = types;
    if (made == null) {
      return null;
    }
    int type = python.memory().loadI32(object + OB_TYPE);
    ClassTypes.Entry entry = made.find(type);
    if (entry == null) {
      return type == holderType
          ? handles.get(python.memory().loadI32(object + HANDLE))
          : errors.findSubclass(object, type);
    }
    return entry.isThrowable()
        ? errors.find(object)
        : handles.get(python.memory().loadI32(object + HANDLE));
  }

  @Override
  public @Nullable Class<?> findClass(int object) {
    ClassTypes made = types;
    ClassTypes.Entry entry = made == null ? null : made.find(object);
    return entry == null || !entry.javaClass().isGranted() ? null : entry.javaClass().type();
  }

  @Override
  public int toPython(Object value) {
    if (value instanceof BigDecimal decimal) {
      return api.code()
          .callModuleFunction("decimal", "Decimal", api.strings().toPython(decimal.toString()));
    }
    if (value instanceof Throwable thrown) {
      return errors.toPython(thrown);
    }
    if (value instanceof Class<?> type) {
      return classToPython(type);
    }
    return proxy(value);
  }

  private int classToPython(Class<?> type) {
    if (!grants.allows(type)) {
      throw new AccessDeniedException(grants.refusal(type));
    }
    return python.incRef(types().of(type).address());
  }

  /** A new reference to the Python object that shows a Java object. */
  int proxy(Object value) {
    int known = handles.proxy(value);
    if (known != 0) {
      return python.incRef(known);
    }
    if (!grants.mayPass(value.getClass())) {
      throw new AccessDeniedException(grants.refusal(value.getClass()));
    }
    return allocate(types().of(value.getClass()).address(), value);
  }

  /** A new reference to a Python object that holds a Java object and shows nothing of it. */
  int holder(Object value) {
    int known = handles.proxy(value);
    if (known != 0) {
      return python.incRef(known);
    }
    types();
    return allocate(holderType, value);
  }

  private int allocate(int type, Object value) {
    int object = python.check(allocator().call(type, 0));
    python.memory().storeI32(object + HANDLE, handles.add(value, object));
    return object;
  }

  private org.jyodide.internal.capi.CFunction allocator() {
    org.jyodide.internal.capi.CFunction found = genericAlloc;
    if (found == null) {
      found = python.function("PyType_GenericAlloc");
      genericAlloc = found;
    }
    return found;
  }

  private org.jyodide.internal.capi.@Nullable CFunction genericAlloc;

  @Override
  public Optional<Object> toJava(int object) {
    Object found = find(object);
    if (found == null) {
      found = findClass(object);
    }
    return Optional.ofNullable(found);
  }

  @Override
  public Optional<Throwable> thrown(int exception) {
    return find(exception) instanceof Throwable thrown ? Optional.of(thrown) : Optional.empty();
  }
}
