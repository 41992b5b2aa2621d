package org.jyodide.internal.bridge.java;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** What Python reads, and perhaps writes, as an attribute: a field or a bean property. */
public final class Property {
  private final String name;
  private final @Nullable Field field;
  private final @Nullable Overload getter;
  private @Nullable MethodGroup setter;
  private @Nullable MethodHandle read;
  private @Nullable MethodHandle write;

  private Property(String name, @Nullable Field field, @Nullable Overload getter) {
    this.name = name;
    this.field = field;
    this.getter = getter;
  }

  static Property ofField(Field field) {
    return new Property(field.getName(), field, null);
  }

  static Property ofGetter(String name, Overload getter) {
    return new Property(name, null, getter);
  }

  void setSetter(MethodGroup group) {
    setter = group;
  }

  /** The name in Python. */
  public String name() {
    return name;
  }

  /** Whether it belongs to the class. */
  public boolean isStatic() {
    return field != null && Modifier.isStatic(field.getModifiers());
  }

  /** What sets it, if that is a method. */
  public @Nullable MethodGroup setter() {
    return setter;
  }

  /** Whether it can be assigned as a field. */
  public boolean isWritableField() {
    return field != null && !Modifier.isFinal(field.getModifiers());
  }

  /** The type of a field's value. */
  public Class<?> fieldType() {
    return field == null ? Object.class : field.getType();
  }

  /** The type of a field's value. */
  public Type genericFieldType() {
    return field == null ? Object.class : field.getGenericType();
  }

  /** A sentence for documentation. */
  public String documentation() {
    if (field != null) {
      return (Modifier.isStatic(field.getModifiers()) ? "static " : "")
          + field.getType().getSimpleName()
          + " "
          + field.getName();
    }
    return getter == null ? name : getter.documentation();
  }

  /** Reads it. */
  public @Nullable Object get(@Nullable Object self) throws Throwable {
    if (getter != null) {
      return getter.invoke(self, new Object[0]);
    }
    MethodHandle handle = read;
    if (handle == null) {
      MethodHandle raw = MethodHandles.publicLookup().unreflectGetter(required());
      raw = isStatic() ? MethodHandles.dropArguments(raw, 0, Object.class) : raw;
      handle = raw.asType(MethodType.genericMethodType(1));
      read = handle;
    }
    return handle.invokeExact(self);
  }

  /** Writes a field. */
  public void set(@Nullable Object self, @Nullable Object value) throws Throwable {
    MethodHandle handle = write;
    if (handle == null) {
      MethodHandle raw = MethodHandles.publicLookup().unreflectSetter(required());
      raw = isStatic() ? MethodHandles.dropArguments(raw, 0, Object.class) : raw;
      handle = raw.asType(MethodType.methodType(void.class, Object.class, Object.class));
      write = handle;
    }
    handle.invokeExact(self, value);
  }

  private Field required() {
    if (field == null) {
      throw new IllegalStateException(name + " is no field");
    }
    return field;
  }
}
