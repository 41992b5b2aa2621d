package org.jyodide.internal.bridge.java;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of one name, or the constructors, of a class that Python may call. */
public final class MethodGroup {
  /** One choice that was made for arguments of certain kinds. */
  private static final class Choice {
    private final Object[] kinds;
    private final boolean staticOnly;
    private final Call call;
    private final @Nullable Choice next;

    Choice(Object[] kinds, boolean staticOnly, Call call, @Nullable Choice next) {
      this.kinds = kinds;
      this.staticOnly = staticOnly;
      this.call = call;
      this.next = next;
    }
  }

  /** What is to be called: an overload, its last parameters as they are or as an array. */
  public record Call(Overload overload, boolean spread) {}

  private static final int MOST_CHOICES = 16;

  private final Class<?> type;
  private final String name;
  private final List<Overload> overloads = new ArrayList<>();
  private @Nullable Choice choices;
  private int choiceCount;

  /** A group without any. */
  MethodGroup(Class<?> type, String name) {
    this.type = type;
    this.name = name;
  }

  /** The group of one method. */
  public static MethodGroup of(java.lang.reflect.Method method) {
    MethodGroup group = new MethodGroup(method.getDeclaringClass(), method.getName());
    Overload overload = new Overload(method);
    if (!overload.isAccessible()) {
      throw new IllegalStateException("no access to " + method);
    }
    group.add(overload);
    return group;
  }

  void add(Overload overload) {
    overloads.add(overload);
  }

  /** The class of which Python sees this as a member. */
  public Class<?> type() {
    return type;
  }

  /** The name in Java. */
  public String name() {
    return name;
  }

  /** What is in it. */
  public List<Overload> overloads() {
    return overloads;
  }

  /** Whether all are static. */
  public boolean isStatic() {
    return overloads.stream().allMatch(Overload::isStatic);
  }

  /** Whether some are static and some are not. */
  public boolean isMixed() {
    return !isStatic() && overloads.stream().anyMatch(Overload::isStatic);
  }

  /**
   * The overload for arguments of these kinds.
   *
   * @param kinds as {@link Kinds} tells them
   * @param staticOnly whether there is no receiver
   * @throws NoMatchException if none or more than one is best
   */
  public Call resolve(Object[] kinds, boolean staticOnly) {
    for (Choice choice = choices; choice != null; choice = choice.next) {
      if (choice.staticOnly == staticOnly && same(choice.kinds, kinds)) {
        return choice.call;
      }
    }
    Call call = OverloadResolver.resolve(this, kinds, staticOnly);
    if (choiceCount >= MOST_CHOICES) {
      choices = null;
      choiceCount = 0;
    }
    choices = new Choice(kinds.clone(), staticOnly, call, choices);
    choiceCount++;
    return call;
  }

  private static boolean same(Object[] a, Object[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }

  /** The signatures, a line each. */
  public String documentation() {
    StringBuilder text = new StringBuilder();
    for (Overload overload : overloads) {
      text.append(text.length() == 0 ? "" : "\n").append(overload.documentation());
    }
    return text.toString();
  }
}
