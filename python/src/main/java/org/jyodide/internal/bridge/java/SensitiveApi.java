package org.jyodide.internal.bridge.java;

import java.io.Externalizable;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Member;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;

/**
 * The parts of the JDK that reach out of any sandbox. A granted package does not include them: they
 * must be named, and objects of such classes do not pass to Python.
 */
public final class SensitiveApi {
  /** Packages that count only when they are named themselves, not with a package above them. */
  private static final Set<String> PACKAGES =
      Set.of(
          "java.applet",
          "java.awt",
          "java.beans",
          "java.io",
          "java.lang.annotation",
          "java.lang.constant",
          "java.lang.foreign",
          "java.lang.instrument",
          "java.lang.invoke",
          "java.lang.management",
          "java.lang.module",
          "java.lang.ref",
          "java.lang.reflect",
          "java.net",
          "java.nio",
          "java.nio.channels",
          "java.nio.file",
          "java.rmi",
          "java.security",
          "java.sql",
          "java.util.jar",
          "java.util.logging",
          "java.util.prefs",
          "java.util.spi",
          "java.util.zip");

  /** Packages whose classes must be named one by one. */
  private static final Set<String> NEVER =
      Set.of(
          "java.lang.foreign",
          "java.lang.instrument",
          "java.lang.invoke",
          "java.lang.management",
          "java.lang.module",
          "java.lang.reflect",
          "java.util.spi",
          "sun.misc",
          "sun.reflect");

  private static final Set<String> CLASSES =
      Set.of(
          "java.io.Console",
          "java.io.FileDescriptor",
          "java.io.ObjectInputFilter",
          "java.io.ObjectStreamClass",
          "java.lang.Class",
          "java.lang.ClassLoader",
          "java.lang.ClassValue",
          "java.lang.Compiler",
          "java.lang.InheritableThreadLocal",
          "java.lang.Module",
          "java.lang.ModuleLayer",
          "java.lang.Package",
          "java.lang.Process",
          "java.lang.ProcessBuilder",
          "java.lang.ProcessHandle",
          "java.lang.Runtime",
          "java.lang.RuntimePermission",
          "java.lang.ScopedValue",
          "java.lang.SecurityManager",
          "java.lang.StackWalker",
          "java.lang.System",
          "java.lang.Thread",
          "java.lang.ThreadGroup",
          "java.lang.ThreadLocal",
          "java.lang.ref.Cleaner",
          "java.net.URLClassLoader",
          "java.security.AccessController",
          "java.security.Policy",
          "java.security.SecureClassLoader",
          "java.util.Formatter",
          "java.util.ResourceBundle",
          "java.util.Scanner",
          "java.util.ServiceLoader",
          "java.util.Timer",
          "java.util.TimerTask",
          "java.util.concurrent.CompletionService",
          "java.util.concurrent.ExecutorCompletionService",
          "java.util.concurrent.Executors",
          "java.util.concurrent.ForkJoinTask",
          "java.util.concurrent.StructuredTaskScope",
          "java.util.concurrent.SubmissionPublisher",
          "java.util.concurrent.ThreadFactory",
          "java.util.concurrent.locks.LockSupport");

  /** Methods of other classes, by the class that declares them. */
  private static final Map<String, Set<String>> METHODS =
      Map.ofEntries(
          Map.entry("java.lang.Object", Set.of("getClass", "wait", "notify", "notifyAll")),
          Map.entry("java.lang.Boolean", Set.of("getBoolean")),
          Map.entry("java.lang.Integer", Set.of("getInteger")),
          Map.entry("java.lang.Long", Set.of("getLong")),
          Map.entry("java.lang.Enum", Set.of("getDeclaringClass", "describeConstable")),
          Map.entry("java.lang.Throwable", Set.of("printStackTrace", "setStackTrace")),
          Map.entry("java.util.Collection", Set.of("parallelStream")),
          Map.entry("java.util.Locale", Set.of("setDefault")),
          Map.entry("java.util.TimeZone", Set.of("setDefault")),
          Map.entry("java.util.SimpleTimeZone", Set.of("setDefault")),
          Map.entry("java.util.Arrays", Set.of("parallelSort", "parallelPrefix", "parallelSetAll")),
          Map.entry("java.util.stream.StreamSupport", Set.of("*")),
          Map.entry(
              "java.util.concurrent.CompletableFuture",
              Set.of("defaultExecutor", "newIncompleteFuture")));

  private SensitiveApi() {}

  /** Whether a class is not granted with these packages though it may lie in one of them. */
  public static boolean mustBeNamed(Class<?> type, Set<String> packages) {
    String home = type.getPackageName();
    if (isNever(type) || home.startsWith("jdk.internal") || home.startsWith("sun.")) {
      return true;
    }
    if (isDangerous(type) || isOurs(type)) {
      return true;
    }
    for (String part = home; !part.isEmpty(); part = parent(part)) {
      if (packages.contains(part)) {
        return false;
      }
      if (PACKAGES.contains(part)) {
        return true;
      }
    }
    return false;
  }

  private static String parent(String name) {
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /** Whether a method is not granted with the class that declares it. */
  public static boolean mustBeNamed(Member member) {
    Class<?> owner = member.getDeclaringClass();
    if (owner.getClassLoader() != null && !isJdk(owner)) {
      return isOverridden(member, Object.class) || usesDangerous(member);
    }
    String name = member.getName();
    Set<String> methods = METHODS.get(owner.getName());
    if (methods != null && (methods.contains(name) || methods.contains("*"))) {
      return true;
    }
    if (isOverridden(member, Object.class)
        || name.equals("parallel")
        || name.equals("parallelStream")
        || (name.endsWith("Async") && owner.getPackageName().equals("java.util.concurrent"))) {
      return true;
    }
    return usesDangerous(member);
  }

  private static boolean isOverridden(Member member, Class<?> base) {
    return member.getDeclaringClass() == base
        && METHODS.getOrDefault(base.getName(), Set.of()).contains(member.getName());
  }

  /** Whether a method of the JDK takes an object that gives it the power. */
  private static boolean usesDangerous(Member member) {
    if (member instanceof Executable executable && isJdk(member.getDeclaringClass())) {
      for (Class<?> parameter : executable.getParameterTypes()) {
        Class<?> type = parameter;
        while (type.isArray()) {
          type = type.getComponentType();
        }
        if (type != Class.class && isDangerous(type)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a class belongs to the Java platform. */
  static boolean isJdk(Class<?> type) {
    String module = type.getModule().getName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  /** Whether an object of a class would give its holder a power that must be granted by name. */
  public static boolean isDangerous(Class<?> type) {
    if (type.isArray() || type.isPrimitive()) {
      return false;
    }
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      // An object that implements interfaces is what they are.
      if (c != Proxy.class && (CLASSES.contains(outermost(c)) || isNever(c))) {
        return true;
      }
    }
    return ObjectInput.class.isAssignableFrom(type)
        || ObjectOutput.class.isAssignableFrom(type)
        || (isJdk(type) && Externalizable.class.isAssignableFrom(type))
        || Executor.class.isAssignableFrom(type)
        || ProcessHandle.class.isAssignableFrom(type)
        || InvocationHandler.class.isAssignableFrom(type)
        || isTask(type);
  }

  private static boolean isTask(Class<?> type) {
    return Future.class.isAssignableFrom(type)
        && isJdk(type)
        && Runnable.class.isAssignableFrom(type);
  }

  private static boolean isNever(Class<?> type) {
    return NEVER.contains(type.getPackageName());
  }

  /** Whether a class is part of this library, with which a guest could give itself more. */
  private static boolean isOurs(Class<?> type) {
    return type.getPackageName().startsWith("org.jyodide")
        && Objects.equals(
            type.getProtectionDomain().getCodeSource(),
            SensitiveApi.class.getProtectionDomain().getCodeSource());
  }

  private static String outermost(Class<?> type) {
    String name = type.getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }
}
