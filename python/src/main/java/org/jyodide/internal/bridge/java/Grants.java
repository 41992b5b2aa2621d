package org.jyodide.internal.bridge.java;

import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import org.jyodide.JavaAccess;

/** What {@link JavaAccess} grants, asked for the members of one class as they are inherited. */
public final class Grants {
  private final JavaAccess access;

  /** The grants of one interpreter. */
  public Grants(JavaAccess access) {
    this.access = access;
  }

  /** What was granted. */
  public JavaAccess access() {
    return access;
  }

  /** Whether a class is granted with its public members. */
  public boolean allows(Class<?> type) {
    if (!access.allows(type)) {
      return false;
    }
    return Modifier.isPublic(type.getModifiers()) || !SensitiveApi.isJdk(type);
  }

  /** Whether objects of a class may pass to Python at all. */
  public boolean mayPass(Class<?> type) {
    if (Proxy.isProxyClass(type)) {
      // It stands in a package of the JDK's, but is what its interfaces are.
      return Arrays.stream(type.getInterfaces()).allMatch(this::mayPass);
    }
    return !SensitiveApi.isDangerous(type) || access.allows(type) || namesSuperclass(type);
  }

  private boolean namesSuperclass(Class<?> type) {
    for (Class<?> parent : Supertypes.of(type)) {
      if (SensitiveApi.isDangerous(parent) && access.allows(parent)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a member that a class has, declared or inherited, is granted. */
  public boolean allows(Class<?> holder, Member member) {
    if (access.allows(member)) {
      return true;
    }
    return allows(holder)
        && !SensitiveApi.mustBeNamed(member)
        && !SensitiveApi.isDangerous(member.getDeclaringClass());
  }

  /** How to grant a class. */
  public String remedy(Class<?> type) {
    Class<?> shown = type;
    if (type.isHidden() || !Modifier.isPublic(type.getModifiers())) {
      Class<?>[] interfaces = type.getInterfaces();
      shown = interfaces.length > 0 ? interfaces[0] : type;
    }
    String byClass = "JavaAccess.classes(" + shown.getCanonicalName() + ".class)";
    boolean named =
        SensitiveApi.isDangerous(shown)
            || SensitiveApi.mustBeNamed(
                shown,
                java.util.Set.of(shown.getPackageName().isEmpty() ? "-" : shown.getPackageName()));
    return named || shown.getPackageName().isEmpty()
        ? byClass
        : "JavaAccess.packages(\"" + shown.getPackageName() + "\") or " + byClass;
  }

  /** The message of a refused class. */
  public String refusal(Class<?> type) {
    return type.getName()
        + " is not granted to Python; "
        + remedy(type)
        + " in InterpreterOptions.withJavaAccess would grant it";
  }

  /** The message of a refused member. */
  public String refusal(Class<?> type, Member member) {
    Class<?> owner = member.getDeclaringClass();
    boolean sensitive = allows(type) || allows(owner);
    if (!sensitive) {
      return name(type, member)
          + " is not granted to Python; "
          + remedy(type)
          + " in InterpreterOptions.withJavaAccess would grant it";
    }
    String wanted =
        member.getName().equals("getClass") ? "java.lang.Class" : owner.getCanonicalName();
    return name(type, member)
        + " is granted only by name; JavaAccess.classes("
        + (wanted.equals("java.lang.Class") ? owner.getCanonicalName() : wanted)
        + ".class) in InterpreterOptions.withJavaAccess would grant it";
  }

  private static String name(Class<?> type, Member member) {
    return type.getName() + "." + member.getName();
  }
}
