package org.jyodide.internal.extension;

import java.util.ArrayList;
import java.util.List;
import org.jyodide.internal.capi.CPython;
import org.jyodide.internal.extension.HostFunctions.Action;
import org.jyodide.internal.extension.HostFunctions.Binary;
import org.jyodide.internal.extension.HostFunctions.Ternary;
import org.jyodide.internal.extension.HostFunctions.Unary;
import org.jyodide.wasm.runtime.Memory;

/**
 * A Python type whose slots and methods are methods of Java, while it is put together. Where an
 * image has the type, putting it together gives its functions their methods again, and it must not
 * be {@linkplain #create created}.
 */
public final class ExtensionType {
  /** The body of a method or function. */
  @FunctionalInterface
  public interface Body {
    /** Runs it and returns a new reference. */
    int call(int self, Arguments arguments);
  }

  private record Method(String name, int pointer, int flags, String doc) {}

  /** {@code Py_TPFLAGS_BASETYPE}: it may have subtypes. */
  private static final int BASE_TYPE = 1 << 10;

  /** {@code METH_FASTCALL}: arguments come as an array. */
  static final int FASTCALL = 0x80;

  /** {@code METH_STATIC}. */
  private static final int STATIC = 0x20;

  private static final int METHOD_DEFINITION_SIZE = 16;
  private static final int SLOT_SIZE = 8;
  private static final int MEMBER_DEFINITION_SIZE = 20;

  /** {@code Py_T_PYSSIZET}. */
  private static final int SIZE_MEMBER = 19;

  private static final int READ_ONLY = 1;

  private final CPython python;
  private final HostFunctions functions;
  private final String name;
  private final int basicSize;
  private final List<int[]> slots = new ArrayList<>();
  private final List<Method> methods = new ArrayList<>();
  private int weakListOffset;

  /**
   * A type without anything.
   *
   * @param name with its module
   * @param basicSize the size of its objects in bytes
   */
  public ExtensionType(CPython python, HostFunctions functions, String name, int basicSize) {
    this.python = python;
    this.functions = functions;
    this.name = name;
    this.basicSize = basicSize;
  }

  /** What the keys of the functions of a type begin with. */
  public static String keyPrefix(String name) {
    return "type " + name + "/";
  }

  private String key(String member) {
    return keyPrefix(name) + member;
  }

  private ExtensionType slot(int slot, int pointer) {
    slots.add(new int[] {slot, pointer});
    return this;
  }

  /** Fills a slot of a function that returns nothing and must not fail. */
  public ExtensionType actionSlot(int slot, Action body) {
    return slot(slot, functions.action(key("slot " + slot), body));
  }

  /** Fills a slot of a function that returns an object. */
  public ExtensionType slot(int slot, Unary body) {
    return slot(slot, functions.object(key("slot " + slot), body));
  }

  /** Fills a slot of a function that returns an object. */
  public ExtensionType slot(int slot, Binary body) {
    return slot(slot, functions.object(key("slot " + slot), body));
  }

  /** Fills a slot of a function that returns an object. */
  public ExtensionType slot(int slot, Ternary body) {
    return slot(slot, functions.object(key("slot " + slot), body));
  }

  /** Fills a slot of a function that returns a number, −1 for a failure. */
  public ExtensionType statusSlot(int slot, Unary body) {
    return slot(slot, functions.status(key("slot " + slot), body));
  }

  /** Fills a slot of a function that returns a number, −1 for a failure. */
  public ExtensionType statusSlot(int slot, Binary body) {
    return slot(slot, functions.status(key("slot " + slot), body));
  }

  /** Fills a slot of a function that returns a number, −1 for a failure. */
  public ExtensionType statusSlot(int slot, Ternary body) {
    return slot(slot, functions.status(key("slot " + slot), body));
  }

  /** Adds a method that takes positional arguments. */
  public ExtensionType method(String method, String doc, Body body) {
    return add(method, doc, body, 0);
  }

  /** Adds a static method that takes positional arguments; its {@code self} is 0. */
  public ExtensionType staticMethod(String method, String doc, Body body) {
    return add(method, doc, body, STATIC);
  }

  private ExtensionType add(String method, String doc, Body body, int flags) {
    int pointer = pointer(python, functions, key("method " + method), body);
    methods.add(new Method(method, pointer, FASTCALL | flags, doc));
    return this;
  }

  /** Says where in an object its weak references begin. */
  public ExtensionType weakListAt(int offset) {
    weakListOffset = offset;
    return this;
  }

  /** A pointer to a method that takes positional arguments. */
  static int pointer(CPython python, HostFunctions functions, String key, Body body) {
    Memory memory = python.memory();
    return functions.object(
        key, (self, arguments, count) -> body.call(self, new Arguments(memory, arguments, count)));
  }

  /** A text in C memory, for good. */
  static int text(CPython python, String text) {
    return python.copy(text);
  }

  /**
   * Makes the type.
   *
   * @param bases a tuple, or 0 for {@code object}
   * @return a new reference
   */
  public int create(int bases) {
    Memory memory = python.memory();
    if (!methods.isEmpty()) {
      int table = python.malloc((methods.size() + 1) * METHOD_DEFINITION_SIZE);
      int at = table;
      for (Method method : methods) {
        int[] definition = {
          text(python, method.name()), method.pointer(), method.flags(), text(python, method.doc())
        };
        at = store(memory, at, definition);
      }
      store(memory, at, new int[4]);
      slot(Slots.TP_METHODS, table);
    }
    if (weakListOffset != 0) {
      int table = python.malloc(2 * MEMBER_DEFINITION_SIZE);
      int at =
          store(
              memory,
              table,
              new int[] {
                text(python, "__weaklistoffset__"), SIZE_MEMBER, weakListOffset, READ_ONLY, 0
              });
      store(memory, at, new int[5]);
      slot(Slots.TP_MEMBERS, table);
    }
    int table = python.malloc((slots.size() + 1) * SLOT_SIZE);
    int at = table;
    for (int[] slot : slots) {
      at = store(memory, at, slot);
    }
    store(memory, at, new int[2]);
    int spec = python.malloc(20);
    store(memory, spec, new int[] {text(python, name), basicSize, 0, BASE_TYPE, table});
    int type = python.check(python.function("PyType_FromSpecWithBases").call(spec, bases));
    python.free(spec);
    python.free(table);
    return type;
  }

  private static int store(Memory memory, int address, int[] words) {
    for (int i = 0; i < words.length; i++) {
      memory.storeI32(address + 4 * i, words[i]);
    }
    return address + 4 * words.length;
  }
}
