package org.jyodide.internal.bridge.java;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jyodide.internal.snapshot.JavaImage.ObjectImage;

/** The Java objects that Python holds, as far as an image can keep them. */
final class HeldObjects {
  private final Handles handles;
  private final ClassFinder finder;

  HeldObjects(Handles handles, ClassFinder finder) {
    this.handles = handles;
    this.finder = finder;
  }

  /** What an image has of those that can be named. */
  List<ObjectImage> images() {
    List<ObjectImage> images = new ArrayList<>();
    handles.forEach(
        (handle, proxy, object) ->
            NamedObject.of(object, finder)
                .ifPresent(
                    name ->
                        images.add(
                            new ObjectImage(handle, proxy, name.className(), name.constant()))));
    handles.forEachNamed(
        (handle, proxy, name) ->
            images.add(new ObjectImage(handle, proxy, name.className(), name.constant())));
    return images;
  }

  /** Those that cannot be named, by class. */
  List<String> obstacles() {
    Map<String, Integer> counts = new TreeMap<>();
    handles.forEach(
        (handle, proxy, object) -> {
          if (NamedObject.of(object, finder).isEmpty()) {
            counts.merge(describe(object), 1, Integer::sum);
          }
        });
    List<String> obstacles = new ArrayList<>();
    counts.forEach(
        (what, count) ->
            obstacles.add(
                count == 1 ? "the " + what : count + " " + what.replaceFirst(" of ", "s of ")));
    return obstacles;
  }

  private static String describe(Object object) {
    Class<?> type = object.getClass();
    if (object instanceof Throwable) {
      return "Java exception of class " + type.getTypeName();
    }
    if ((type.isHidden() || Proxy.isProxyClass(type)) && type.getInterfaces().length > 0) {
      return "Java object of the interface " + type.getInterfaces()[0].getTypeName();
    }
    return "Java object of class " + type.getTypeName();
  }
}
