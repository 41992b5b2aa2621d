package org.jyodide.packages.internal.index;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.jyodide.packages.PackageName;
import org.jyodide.packages.VersionSpecifiers;
import org.jyodide.packages.Wheel;
import org.jyodide.packages.WheelName;

/** Makes wheels of links: what pages, directories and JSON say of files. */
final class Links {
  private static final List<String> SOURCE_ENDINGS = List.of(".tar.gz", ".zip", ".tar.bz2");

  private final String packageName;
  private final List<Wheel> wheels = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  Links(String packageName) {
    this.packageName = packageName;
  }

  /**
   * Adds a file if it is one of the package.
   *
   * @param hashes what is said beside the address; that may have one in its fragment, too
   */
  void add(
      String fileName,
      URI address,
      Map<String, String> hashes,
      OptionalLong size,
      String requiresPython,
      Optional<String> yanked,
      Optional<Map<String, String>> metadata) {
    Optional<WheelName> name = wheelName(fileName);
    if (name.isEmpty()) {
      if (isSourceOf(fileName)) {
        others.add(fileName);
      }
      return;
    }
    if (!name.get().name().equals(packageName)) {
      return;
    }
    Map<String, String> all = new TreeMap<>(hashes);
    fragmentHash(address).ifPresent(hash -> all.putIfAbsent(hash.getKey(), hash.getValue()));
    wheels.add(
        new Wheel(
            name.get(),
            withoutFragment(address),
            Map.copyOf(all),
            size,
            specifiers(requiresPython),
            yanked,
            metadata,
            Optional.empty()));
  }

  Listing listing() {
    return new Listing(List.copyOf(wheels), List.copyOf(others));
  }

  private static Optional<WheelName> wheelName(String fileName) {
    try {
      return Optional.of(WheelName.parse(fileName));
    } catch (IllegalArgumentException e) {
      // Indexes hold old files with names that no tool reads any more.
      return Optional.empty();
    }
  }

  private boolean isSourceOf(String fileName) {
    for (String ending : SOURCE_ENDINGS) {
      int dash = fileName.lastIndexOf('-');
      if (fileName.endsWith(ending)
          && dash > 0
          && PackageName.normalize(fileName.substring(0, dash)).equals(packageName)) {
        return true;
      }
    }
    return false;
  }

  /** An index may hold a requirement that is none: then the file is taken as one for any Python. */
  private static VersionSpecifiers specifiers(String text) {
    try {
      return VersionSpecifiers.parse(text);
    } catch (IllegalArgumentException e) {
      return VersionSpecifiers.any();
    }
  }

  static Optional<Map.Entry<String, String>> fragmentHash(URI address) {
    String fragment = address.getFragment();
    if (fragment == null) {
      return Optional.empty();
    }
    for (String part : fragment.split("&", -1)) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).matches("md5|sha1|sha224|sha256|sha384|sha512")) {
        return Optional.of(
            Map.entry(
                part.substring(0, equals), part.substring(equals + 1).toLowerCase(Locale.ROOT)));
      }
    }
    return Optional.empty();
  }

  static URI withoutFragment(URI address) {
    String text = address.toString();
    int hash = text.indexOf('#');
    return hash < 0 ? address : URI.create(text.substring(0, hash));
  }

  /** The file name that an address ends with. */
  static String fileName(URI address) {
    String path = address.getRawPath() == null ? "" : address.getRawPath();
    String last = path.substring(path.lastIndexOf('/') + 1);
    return URLDecoder.decode(last.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
