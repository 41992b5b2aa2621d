package org.jyodide;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jyodide.internal.bridge.java.SensitiveApi;

/**
 * Which Java classes Python may use by name. Immutable and safe for use by any thread.
 *
 * <p>By default none. Whatever the access, Python sees what Java passes to it: immutable values are
 * converted, and collections, iterators, arrays, functions, futures, resources and other data have
 * their Python protocols. The named members of an object, and importing its class, are granted
 * here:
 *
 * <ul>
 *   <li>an object whose public class is granted shows all public members of that class;
 *   <li>any other object shows the members of those classes and interfaces that it extends or
 *       implements and that are granted.
 * </ul>
 *
 * <p>Classes and methods by which code leaves every sandbox are not granted with their package,
 * only {@linkplain #classes by name} or with {@link #everything()}: {@code getClass} and {@code
 * Class}, reflection, method handles, class loaders, threads and executors, {@code System}, {@code
 * Runtime}, processes, serialization, files that a class of another purpose would open, and what
 * reads or changes properties of the JVM. Objects of such classes do not pass to Python at all.
 *
 * <pre>{@code
 * InterpreterOptions.defaults()
 *     .withJavaAccess(JavaAccess.packages("java.time", "java.util", "com.acme.ledger"));
 * }</pre>
 */
public final class JavaAccess {
  private static final Pattern PACKAGE =
      Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$]*(\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*");

  private static final JavaAccess NONE = new JavaAccess(Set.of(), Set.of(), false, false);
  private static final JavaAccess ANNOTATED = new JavaAccess(Set.of(), Set.of(), true, false);
  private static final JavaAccess EVERYTHING = new JavaAccess(Set.of(), Set.of(), false, true);

  private final Set<String> packages;
  private final Set<Class<?>> classes;
  private final boolean annotated;
  private final boolean everything;

  private JavaAccess(
      Set<String> packages, Set<Class<?>> classes, boolean annotated, boolean everything) {
    this.packages = packages;
    this.classes = classes;
    this.annotated = annotated;
    this.everything = everything;
  }

  /** No class at all, the default. */
  public static JavaAccess none() {
    return NONE;
  }

  /**
   * The public classes of these packages and of the packages below them, except those that must be
   * named.
   *
   * @throws IllegalArgumentException if a name is not that of a package
   */
  public static JavaAccess packages(String... names) {
    for (String name : names) {
      if (!PACKAGE.matcher(name).matches()) {
        throw new IllegalArgumentException(
            "the name of a package was wanted, such as java.util, got '" + name + "'");
      }
    }
    return new JavaAccess(new LinkedHashSet<>(Arrays.asList(names)), Set.of(), false, false);
  }

  /** These classes, whatever they can do; not the classes nested in them. */
  public static JavaAccess classes(Class<?>... classes) {
    return new JavaAccess(Set.of(), new LinkedHashSet<>(Arrays.asList(classes)), false, false);
  }

  /** Classes and members that are annotated with {@link VisibleToPython}. */
  public static JavaAccess annotated() {
    return ANNOTATED;
  }

  /**
   * All public classes, those that must be named included: Python then can do what Java code can.
   */
  public static JavaAccess everything() {
    return EVERYTHING;
  }

  /** What this grants and what another grants. */
  public JavaAccess and(JavaAccess other) {
    Set<String> allPackages = new LinkedHashSet<>(packages);
    allPackages.addAll(other.packages);
    Set<Class<?>> allClasses = new LinkedHashSet<>(classes);
    allClasses.addAll(other.classes);
    return new JavaAccess(
        allPackages, allClasses, annotated || other.annotated, everything || other.everything);
  }

  /** Whether nothing is granted. */
  public boolean isNone() {
    return packages.isEmpty() && classes.isEmpty() && !annotated && !everything;
  }

  /** Whether a class is granted with all its public members. */
  public boolean allows(Class<?> type) {
    if (everything || classes.contains(type)) {
      return true;
    }
    if (type.isArray() || type.isPrimitive() || type.isHidden()) {
      return false;
    }
    if (annotated && type.isAnnotationPresent(VisibleToPython.class)) {
      return true;
    }
    return isBelow(type.getPackageName(), packages) && !SensitiveApi.mustBeNamed(type, packages);
  }

  /**
   * Whether a method, constructor or field is granted, of a class that is or by its own annotation.
   */
  public boolean allows(Member member) {
    Class<?> owner = member.getDeclaringClass();
    if (everything || classes.contains(owner)) {
      return true;
    }
    if (SensitiveApi.mustBeNamed(member)) {
      return false;
    }
    return allows(owner) || isAnnotated(member);
  }

  /** Whether a member of a class shows by its own annotation. */
  private boolean isAnnotated(Member member) {
    return annotated
        && member instanceof AnnotatedElement element
        && element.isAnnotationPresent(VisibleToPython.class);
  }

  /** Whether all is granted. */
  public boolean isEverything() {
    return everything;
  }

  /** Whether annotated classes and members are granted. */
  public boolean isAnnotated() {
    return annotated;
  }

  /** The names of the granted packages and of the packages of granted classes. */
  public List<String> packageNames() {
    Set<String> names = new LinkedHashSet<>(packages);
    classes.forEach(type -> names.add(type.getPackageName()));
    return List.copyOf(names);
  }

  private static boolean isBelow(String name, Set<String> parents) {
    if (parents.isEmpty()) {
      return false;
    }
    for (String parent : parents) {
      if (name.equals(parent) || (name.startsWith(parent) && name.charAt(parent.length()) == '.')) {
        return true;
      }
    }
    return false;
  }

  /** Equal if they grant the same. */
  @Override
  public boolean equals(Object other) {
    return other instanceof JavaAccess access
        && packages.equals(access.packages)
        && classes.equals(access.classes)
        && annotated == access.annotated
        && everything == access.everything;
  }

  @Override
  public int hashCode() {
    return 31 * packages.hashCode() + classes.hashCode();
  }

  /** The access as one would write it. */
  @Override
  public String toString() {
    if (everything) {
      return "JavaAccess.everything()";
    }
    List<String> parts = new ArrayList<>();
    if (!packages.isEmpty()) {
      parts.add("packages(" + String.join(", ", packages) + ")");
    }
    if (!classes.isEmpty()) {
      List<String> names = new ArrayList<>();
      classes.forEach(type -> names.add(type.getName()));
      parts.add("classes(" + String.join(", ", names) + ")");
    }
    if (annotated) {
      parts.add("annotated()");
    }
    return "JavaAccess." + (parts.isEmpty() ? "none()" : String.join(" and ", parts));
  }
}
