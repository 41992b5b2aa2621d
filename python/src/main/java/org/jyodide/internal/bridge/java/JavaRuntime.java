package org.jyodide.internal.bridge.java;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
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
import org.jyodide.internal.snapshot.JavaImage;

/**
 * Java objects in Python, for one interpreter. Its Python side is made when the first of them comes
 * by, or when a program imports {@code jyodide} or a Java package.
 */
public final class JavaRuntime implements JavaObjects, Values.JavaObjectTable {
  static final String MODULE = "jyodide";
  private static final int OB_TYPE = 4;
  private static final int HANDLE = 8;

  private final CApi api;
  private final CPython python;
  private final Supplier<String> source;
  private final Handles handles = new Handles();
  private final HostFunctions functions;
  private final Values values;
  private final Grants grants;
  private final ClassFinder finder;
  private final Calls calls;
  private final Errors errors;
  private final HostThread thread;
  private @Nullable Parts parts;

  /**
   * The Python side.
   *
   * @param holderType the type of Java objects that have no other
   */
  private record Parts(ClassTypes types, HostTypes hostTypes, int holderType) {}

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
   * @param image what Python has of Java, if it comes from an image
   */
  public JavaRuntime(
      EmscriptenProcess process,
      CApi api,
      JavaAccess access,
      Supplier<String> source,
      HostThread thread,
      Optional<JavaImage> image) {
    this.api = api;
    this.source = source;
    this.thread = thread;
    python = api.python();
    values = new Values(api, this);
    grants = new Grants(access);
    calls = new Calls(api, values, thread);
    errors = new Errors(api, this);
    finder = new ClassFinder(grants);
    functions = new HostFunctions(process, errors::raise);
    image.ifPresent(this::resume);
  }

  private void resume(JavaImage image) {
    functions.resumeKeys(image.functions(), this::define);
    if (image.isStarted()) {
      parts = newParts(image, Objects.requireNonNull(image.types().get(HostTypes.OBJECT)));
      handles.resume(image.objects(), name -> name.find(finder, grants));
    }
  }

  private Parts newParts(@Nullable JavaImage image, int holderType) {
    Protocols protocols = new Protocols(new Protocol.Context(api, values, this, thread), calls);
    ClassTypes types = new ClassTypes(this, functions, protocols, image);
    return new Parts(types, new HostTypes(this, types, functions, protocols), holderType);
  }

  /** Defines a function of an image again. */
  private void define(String key) {
    Parts started = parts;
    if (started != null && !started.types().resume(key)) {
      started.hostTypes().resume(key);
    }
  }

  /** What an image has to have of this. */
  public JavaImage image() {
    Parts started = parts;
    if (started == null) {
      return new JavaImage(functions.keys(), Map.of(), List.of(), List.of(), List.of());
    }
    Definitions definitions = started.types().definitions();
    Map<String, Integer> types = new HashMap<>(definitions.types());
    types.put(HostTypes.OBJECT, started.holderType());
    return new JavaImage(
        functions.keys(),
        types,
        definitions.staticKeys(),
        started.types().images(),
        new HeldObjects(handles, finder).images());
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
    addFunction(
        module,
        name,
        doc,
        (self, arguments) -> {
          action.run();
          return python.incRef(api.types().none());
        });
  }

  /** Gives a module a function of one argument, which answers with a new reference or raises. */
  public void addFunction(String module, String name, String doc, IntUnaryOperator function) {
    int target = api.code().importModule(module);
    try {
      addFunction(
          target,
          name,
          doc,
          (self, arguments) -> {
            arguments.require(name, 1, 1);
            return function.applyAsInt(arguments.get(0));
          });
    } finally {
      python.decRef(target);
    }
  }

  private void addFunction(int module, String name, String doc, ExtensionType.Body body) {
    Definitions definitions = new Definitions(python, functions);
    String key = "start/" + name;
    if (functions.isExpected(key)) {
      definitions.resumeFunction(key, body);
      return;
    }
    int function = definitions.function(key, name, doc, body);
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
    Parts started = parts;
    if (started == null) {
      return List.of();
    }
    List<String> obstacles = new HeldObjects(handles, finder).obstacles();
    if (started.hostTypes().awaited() > 0) {
      obstacles.add("the Java CompletionStage that Python waits for");
    }
    return obstacles;
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

  ClassFinder finder() {
    return finder;
  }

  ClassTypes types() {
    return parts().types();
  }

  private Parts parts() {
    Parts started = parts;
    return started == null ? start() : started;
  }

  private Parts start() {
    int module = python.check(python.function("PyImport_AddModule").call(python.copy(MODULE)));
    Parts made = newParts(null, 0);
    made = new Parts(made.types(), made.hostTypes(), made.hostTypes().create(module));
    parts = made;
    boolean done = false;
    try {
      api.code().define(MODULE, source.get());
      done = true;
    } finally {
      if (!done) {
        parts = null;
      }
    }
    return made;
  }

  /** The Java object behind a Python object. */
  Object require(int object) {
    Object found = find(object);
    if (found == null) {
      throw PythonErrorException.type("a Java object was wanted, got " + api.types().name(object));
    }
    return found;
  }

  /** The number that a Python object has for its Java object. */
  int handle(int object) {
    return python.memory().loadI32(object + HANDLE);
  }

  @Override
  public @Nullable Object find(int object) {
    Parts started = parts;
    if (started == null) {
      return null;
    }
    int type = python.memory().loadI32(object + OB_TYPE);
    ClassEntry entry = started.types().find(type);
    if (entry == null) {
      return type == started.holderType()
          ? handles.get(handle(object))
          : errors.findSubclass(object, type);
    }
    return entry.isThrowable() ? errors.find(object) : handles.get(handle(object));
  }

  @Override
  public @Nullable Class<?> findClass(int object) {
    Parts started = parts;
    ClassEntry entry = started == null ? null : started.types().find(object);
    return entry == null || entry.findType() == null || !entry.javaClass().isGranted()
        ? null
        : entry.type();
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
    return allocate(parts().holderType(), value);
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
    try {
      Object found = find(object);
      return Optional.ofNullable(found == null ? findClass(object) : found);
    } catch (PythonErrorException e) {
      // It has a name only, and nothing has that name: so it stays an object of Python.
      return Optional.empty();
    }
  }

  @Override
  public Optional<Throwable> thrown(int exception) {
    return find(exception) instanceof Throwable thrown ? Optional.of(thrown) : Optional.empty();
  }
}
