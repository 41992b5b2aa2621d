package org.jyodide.house;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The signatures that users of a package can see, as text. */
final class ApiDump {
  private static final Pattern TYPE_NAME =
      Pattern.compile("\\b[a-z]\\w*(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*");

  private ApiDump() {}

  /** The lines that describe the visible classes among those given. */
  static List<String> lines(List<Class<?>> classes) {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : classes) {
      if (isVisible(type.getModifiers()) && isEnclosedVisibly(type)) {
        lines.add(headline(type));
        // The name of the class stands above; here it would only hide the member's.
        members(type)
            .forEach(
                member -> lines.add("  " + member.replace(" " + type.getTypeName() + ".", " ")));
      }
    }
    return lines;
  }

  /** The names of types in the lines that are neither the JDK's nor in one of the packages. */
  static Set<String> foreignTypes(List<String> lines, Set<String> packages) {
    Set<String> foreign = new TreeSet<>();
    for (String line : lines) {
      for (Matcher name = TYPE_NAME.matcher(line); name.find(); ) {
        String type = name.group();
        String home = type.substring(0, type.lastIndexOf('.'));
        if (!home.startsWith("java.") && !packages.contains(home)) {
          foreign.add(type + " in: " + line.strip());
        }
      }
    }
    return foreign;
  }

  private static String headline(Class<?> type) {
    StringBuilder text = new StringBuilder(type.toGenericString());
    if (type.getGenericSuperclass() != null
        && type.getSuperclass() != Object.class
        && !type.isRecord()
        && !type.isEnum()) {
      text.append(" extends ").append(type.getGenericSuperclass().getTypeName());
    }
    if (type.getInterfaces().length > 0) {
      text.append(type.isInterface() ? " extends " : " implements ")
          .append(
              Arrays.stream(type.getGenericInterfaces())
                  .map(java.lang.reflect.Type::getTypeName)
                  .collect(Collectors.joining(", ")));
    }
    return text.toString();
  }

  private static List<String> members(Class<?> type) {
    List<String> members = new ArrayList<>();
    Stream.of(type.getDeclaredFields())
        .filter(ApiDump::isVisible)
        .map(Field::toGenericString)
        .forEach(members::add);
    Stream.of(type.getDeclaredConstructors())
        .filter(ApiDump::isVisible)
        .map(Constructor::toGenericString)
        .forEach(members::add);
    Stream.of(type.getDeclaredMethods())
        .filter(ApiDump::isVisible)
        .map(Method::toGenericString)
        .forEach(members::add);
    Collections.sort(members);
    return members;
  }

  private static boolean isVisible(Member member) {
    return isVisible(member.getModifiers()) && !member.isSynthetic();
  }

  private static boolean isVisible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static boolean isEnclosedVisibly(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return outer == null
        || (!type.isAnonymousClass()
            && !type.isLocalClass()
            && isVisible(outer.getModifiers())
            && isEnclosedVisibly(outer));
  }
}
