package org.jyodide.internal.bridge.java;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jyodide.internal.bridge.protocols.Protocol;
import org.jyodide.internal.bridge.protocols.Protocols;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.ExtensionType;
import org.jyodide.internal.extension.HostFunctions;
import org.jyodide.internal.extension.PythonErrorException;
import org.jyodide.internal.extension.Slots;

/** The Python types that the module {@code jyodide} stands on. */
final class HostTypes {
  /** The name of the type of Java objects that have no other. */
  static final String OBJECT = JavaRuntime.MODULE + ".JavaObject";

  private static final int OB_TYPE = 4;
  private static final int WEAK_LIST = 12;
  private static final int BASIC_SIZE = 16;

  private final JavaRuntime runtime;
  private final ClassTypes types;
  private final CApi api;
  private final CPython python;
  private final HostFunctions functions;
  private final Equality equality;
  private final HostModule module;
  private final Map<String, Supplier<ExtensionType>> byName = new LinkedHashMap<>();

  HostTypes(JavaRuntime runtime, ClassTypes types, HostFunctions functions, Protocols protocols) {
    this.runtime = runtime;
    this.types = types;
    this.functions = functions;
    api = runtime.api();
    python = api.python();
    equality = new Equality(api, runtime);
    module = new HostModule(runtime, types);
    byName.put(OBJECT, this::objectType);
    for (Protocol<?> protocol : protocols.all()) {
      byName.put(JavaRuntime.MODULE + "." + protocol.name(), () -> protocolType(protocol));
    }
    byName.put(HostModule.NAME, () -> module.type(functions));
  }

  /**
   * Makes them.
   *
   * @param target the module that they become attributes of
   * @return the type of Java objects
   */
  int create(int target) {
    int base = 0;
    int bases = 0;
    for (Map.Entry<String, Supplier<ExtensionType>> each : byName.entrySet()) {
      String name = each.getKey();
      int address = each.getValue().get().create(name.equals(HostModule.NAME) ? 0 : bases);
      api.objects().setAttr(target, name.substring(name.lastIndexOf('.') + 1), address);
      if (base == 0) {
        base = address;
        bases = api.containers().newTuple(1);
        api.containers().fillTuple(bases, 0, python.incRef(base));
      } else {
        python.decRef(address);
      }
    }
    python.decRef(bases);
    return base;
  }

  /** Defines the functions of a type of an image again, if the key is one of its. */
  void resume(String key) {
    byName.forEach(
        (name, maker) -> {
          if (key.startsWith(ExtensionType.keyPrefix(name))) {
            ExtensionType unused = maker.get();
          }
        });
  }

  /** How many Java stages have a callback of Python that waits for their outcome. */
  int awaited() {
    return module.awaited();
  }

  private ExtensionType protocolType(Protocol<?> protocol) {
    String name = JavaRuntime.MODULE + "." + protocol.name();
    ExtensionType type = new ExtensionType(python, functions, name, BASIC_SIZE);
    protocol.define(type);
    return type;
  }

  private ExtensionType objectType() {
    Grants grants = runtime.grants();
    return new ExtensionType(python, functions, OBJECT, BASIC_SIZE)
        .weakListAt(WEAK_LIST)
        .actionSlot(Slots.TP_DEALLOC, this::deallocate)
        .slot(Slots.TP_NEW, (type, arguments, keywords) -> construct(type, arguments, keywords))
        .slot(
            Slots.TP_REPR,
            self -> api.strings().toPython(Texts.repr(grants, runtime.require(self))))
        .slot(
            Slots.TP_STR, self -> api.strings().toPython(Texts.str(grants, runtime.require(self))))
        .statusSlot(Slots.TP_HASH, self -> equality.hash(runtime.require(self)))
        .slot(
            Slots.TP_RICHCOMPARE,
            (self, other, operation) -> equality.compare(self, other, operation))
        .method(
            "to_py",
            "to_py([depth]): a deep copy in Python's own containers.",
            (self, arguments) -> {
              arguments.require("to_py", 0, 1);
              int depth = arguments.count() == 0 ? -1 : api.toJava().asInt(arguments.get(0));
              return new Copies(runtime).of(runtime.require(self), self, depth);
            })
        .method("__dir__", "The names of the attributes.", (self, arguments) -> members(self))
        .method(
            "__reduce__",
            "Java objects cannot be pickled.",
            (self, arguments) -> {
              throw PythonErrorException.type(
                  "cannot pickle " + api.types().name(self) + ", a Java object");
            });
  }

  private void deallocate(int self) {
    int type = python.memory().loadI32(self + OB_TYPE);
    runtime.handles().remove(runtime.handle(self), self);
    if (python.memory().loadI32(self + WEAK_LIST) != 0) {
      python.function("PyObject_ClearWeakRefs").run(self);
    }
    python.function("PyObject_Free").run(self);
    python.decRef(type);
  }

  private int construct(int type, int arguments, int keywords) {
    ClassEntry entry = types.require(type);
    if (keywords != 0 && api.objects().size(keywords) != 0) {
      throw PythonErrorException.type("Java constructors take no keyword arguments");
    }
    return new Constructions(runtime).construct(entry, arguments);
  }

  private int members(int self) {
    int type = python.memory().loadI32(self + OB_TYPE);
    int list = api.objects().callMethod(python.address("PyType_Type"), "__dir__", type);
    ClassEntry entry = types.find(type);
    if (entry != null) {
      HostModule.removeRefused(api, list, entry.javaClass());
    }
    return list;
  }
}
