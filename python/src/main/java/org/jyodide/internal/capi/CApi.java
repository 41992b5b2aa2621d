package org.jyodide.internal.capi;

import java.util.function.ToIntFunction;
import org.jyodide.PyObject;

/** The parts of the C API that the library uses, wired together for one CPython. */
public final class CApi {
  private final CPython python;
  private final Types types;
  private final Strings strings;
  private final Objects objects;
  private final JavaToPython toPython;
  private final PythonToJava toJava;
  private final Code code;

  /**
   * For one CPython.
   *
   * @param addressOf the address of an object of this interpreter; throws for one of another
   */
  public CApi(CPython python, ToIntFunction<PyObject> addressOf) {
    this.python = python;
    strings = new Strings(python);
    types = new Types(python, strings);
    objects = new Objects(python, strings);
    Numbers numbers = new Numbers(python);
    Containers containers = new Containers(python, types, objects);
    toPython = new JavaToPython(python, types, strings, numbers, containers, addressOf);
    toJava = new PythonToJava(python, types, strings, numbers, containers, objects);
    code = new Code(python, types, strings, numbers, objects, containers);
  }

  /** Functions, references and memory. */
  public CPython python() {
    return python;
  }

  /** Kinds of objects. */
  public Types types() {
    return types;
  }

  /** Texts. */
  public Strings strings() {
    return strings;
  }

  /** The object protocol. */
  public Objects objects() {
    return objects;
  }

  /** Values on their way to Python. */
  public JavaToPython toPython() {
    return toPython;
  }

  /** Values on their way to Java. */
  public PythonToJava toJava() {
    return toJava;
  }

  /** Source text. */
  public Code code() {
    return code;
  }
}
