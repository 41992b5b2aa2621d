package org.jyodide.internal.capi;

import org.jspecify.annotations.Nullable;

/** The parts of the C API that the library uses, wired together for one CPython. */
public final class CApi {
  private final CPython python;
  private final Types types;
  private final Strings strings;
  private final Objects objects;
  private final Containers containers;
  private final Numbers numbers;
  private final JavaToPython toPython;
  private final PythonToJava toJava;
  private final Calls calls;
  private final Buffers buffers;
  private final Code code;
  private final PyObjects pyObjects;
  private JavaObjects javaObjects = JavaObjects.NONE;
  private final Tracebacks tracebacks;
  private @Nullable TypedConversion typed;

  /** For one CPython, whose objects are those of {@code pyObjects}. */
  public CApi(CPython python, PyObjects pyObjects) {
    this.python = python;
    this.pyObjects = pyObjects;
    strings = new Strings(python);
    types = new Types(python, strings);
    objects = new Objects(python, strings);
    numbers = new Numbers(python);
    containers = new Containers(this);
    toPython = new JavaToPython(this);
    toJava = new PythonToJava(this);
    calls = new Calls(this);
    buffers = new Buffers(python);
    tracebacks = new Tracebacks(this);
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

  /** Tracebacks. */
  public Tracebacks tracebacks() {
    return tracebacks;
  }

  /** Texts. */
  public Strings strings() {
    return strings;
  }

  /** Numbers. */
  public Numbers numbers() {
    return numbers;
  }

  /** Containers, part by part. */
  public Containers containers() {
    return containers;
  }

  /** The object protocol. */
  public Objects objects() {
    return objects;
  }

  /** Buffers. */
  public Buffers buffers() {
    return buffers;
  }

  /** Calls with Java values. */
  public Calls calls() {
    return calls;
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

  /** Python objects as users see them. */
  public PyObjects pyObjects() {
    return pyObjects;
  }

  /** Java objects as Python sees them. */
  public JavaObjects javaObjects() {
    return javaObjects;
  }

  /** Sets what shows Java objects to Python. */
  public void setJavaObjects(JavaObjects objects) {
    javaObjects = objects;
  }

  /** Conversion to Java types. */
  public TypedConversion typed() {
    if (typed == null) {
      throw new IllegalStateException("the conversion to types comes with the start of Python");
    }
    return typed;
  }

  /** Sets the conversion to Java types. */
  public void setTyped(TypedConversion conversion) {
    typed = conversion;
  }
}
