package org.jyodide.vfs.host;

import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/**
 * Permission bits as Java's set of permissions. The set-user-id, set-group-id and sticky bits have
 * no place there, and a guest must not set them on the host anyway.
 */
final class HostPermissions {
  /** In the order of the bits, from 0400 down. */
  private static final PosixFilePermission[] ORDER = PosixFilePermission.values();

  private static final int HIGHEST = 0400;
  private static final FileAttribute<?>[] NONE = {};

  private HostPermissions() {}

  static Set<PosixFilePermission> of(int bits) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    for (int i = 0; i < ORDER.length; i++) {
      if ((bits & (HIGHEST >> i)) != 0) {
        permissions.add(ORDER[i]);
      }
    }
    return permissions;
  }

  static int bits(Set<PosixFilePermission> permissions) {
    int bits = 0;
    for (int i = 0; i < ORDER.length; i++) {
      bits |= permissions.contains(ORDER[i]) ? HIGHEST >> i : 0;
    }
    return bits;
  }

  /** What to create a file or directory with, if the host knows permissions. */
  static FileAttribute<?>[] forCreation(int bits, HostTraits traits) {
    return traits.hasPermissions()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(of(bits))}
        : NONE;
  }
}
