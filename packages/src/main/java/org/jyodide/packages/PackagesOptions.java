package org.jyodide.packages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jyodide.NetworkAccess;
import org.jyodide.packages.internal.resolve.ResolveOptions;

/**
 * The options of {@link Packages}.
 *
 * @param index where wheels come from; empty for what pip is configured to use
 * @param access which hosts may be asked
 * @param unhashed whether files of servers that give no hash may be used
 * @param byteCode whether modules are compiled
 */
record PackagesOptions(
    Optional<PackageIndex> index,
    PackageCache cache,
    NetworkAccess access,
    boolean unhashed,
    boolean byteCode,
    ProgressListener progress,
    ResolveOptions resolving) {
  static PackagesOptions standard() {
    return new PackagesOptions(
        Optional.empty(),
        PackageCache.standard(),
        NetworkAccess.everything(),
        false,
        false,
        ProgressListener.NONE,
        ResolveOptions.STANDARD);
  }

  PackagesOptions withIndex(PackageIndex newIndex) {
    return new PackagesOptions(
        Optional.of(newIndex), cache, access, unhashed, byteCode, progress, resolving);
  }

  PackagesOptions withCache(PackageCache newCache) {
    return new PackagesOptions(index, newCache, access, unhashed, byteCode, progress, resolving);
  }

  PackagesOptions withAccess(NetworkAccess newAccess) {
    return new PackagesOptions(index, cache, newAccess, unhashed, byteCode, progress, resolving);
  }

  PackagesOptions withUnhashed() {
    return new PackagesOptions(index, cache, access, true, byteCode, progress, resolving);
  }

  PackagesOptions withByteCode() {
    return new PackagesOptions(index, cache, access, unhashed, true, progress, resolving);
  }

  PackagesOptions withProgress(ProgressListener listener) {
    return new PackagesOptions(index, cache, access, unhashed, byteCode, listener, resolving);
  }

  PackagesOptions withConstraints(List<Requirement> constraints) {
    return withResolving(
        new ResolveOptions(
            List.copyOf(constraints),
            resolving.preReleases(),
            resolving.upgradeAll(),
            resolving.upgrades(),
            resolving.dependencies()));
  }

  PackagesOptions withPreReleases() {
    return withResolving(
        new ResolveOptions(
            resolving.constraints(),
            true,
            resolving.upgradeAll(),
            resolving.upgrades(),
            resolving.dependencies()));
  }

  PackagesOptions withUpgrades(boolean all, Set<String> names) {
    return withResolving(
        new ResolveOptions(
            resolving.constraints(),
            resolving.preReleases(),
            all,
            Set.copyOf(names),
            resolving.dependencies()));
  }

  PackagesOptions withoutDependencies() {
    return withResolving(
        new ResolveOptions(
            resolving.constraints(),
            resolving.preReleases(),
            resolving.upgradeAll(),
            resolving.upgrades(),
            false));
  }

  private PackagesOptions withResolving(ResolveOptions newResolving) {
    return new PackagesOptions(index, cache, access, unhashed, byteCode, progress, newResolving);
  }
}
