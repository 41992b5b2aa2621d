package org.jyodide.internal.convert;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jyodide.internal.capi.CApi;
import org.jyodide.internal.capi.Types.Kind;

/** Immutable values of Python's library that Java's library has as well. */
final class LibraryValues {
  private final CApi api;
  private final Times times;

  LibraryValues(CApi api) {
    this.api = api;
    times = new Times(api);
  }

  /** The converter for a class that is one of these. */
  Optional<Converter> find(Class<?> type) {
    return Optional.ofNullable(
        switch (type.getName()) {
          case "java.time.LocalDate" -> times::localDate;
          case "java.time.LocalTime" -> times::localTime;
          case "java.time.OffsetTime" -> times::offsetTime;
          case "java.time.LocalDateTime" -> times::localDateTime;
          case "java.time.OffsetDateTime" -> times::offsetDateTime;
          case "java.time.ZonedDateTime" -> times::zonedDateTime;
          case "java.time.Instant" -> object -> times.offsetDateTime(object).toInstant();
          case "java.time.Duration" -> times::duration;
          case "java.util.UUID" -> this::uuid;
          case "java.nio.file.Path" -> this::path;
          default -> null;
        });
  }

  Optional<Object> valueOf(int object) {
    return switch (api.types().name(object)) {
      case "datetime.date" -> Optional.of(times.localDate(object));
      case "datetime.time" ->
          Optional.of(times.isAware(object) ? times.offsetTime(object) : times.localTime(object));
      case "datetime.datetime" ->
          Optional.of(
              !times.isAware(object)
                  ? times.localDateTime(object)
                  : times.hasZone(object)
                      ? times.zonedDateTime(object)
                      : times.offsetDateTime(object));
      case "datetime.timedelta" -> Optional.of(times.duration(object));
      case "decimal.Decimal" -> Optional.of(Scalars.decimalOf(api, object));
      case "uuid.UUID" -> Optional.of(uuid(object));
      default -> Optional.empty();
    };
  }

  private UUID uuid(int object) {
    if (!api.objects().isInstance(object, api.code().member("uuid", "UUID"))) {
      throw api.toJava().mismatch(object, "uuid.UUID");
    }
    return UUID.fromString(api.objects().str(object));
  }

  /** A {@code str} or what {@code os.fspath} makes one of. */
  private Path path(int object) {
    String text;
    if (api.types().kind(object) == Kind.STR) {
      text = api.strings().toJava(object);
    } else if (api.objects().hasAttr(object, "__fspath__")) {
      int string = api.code().callModuleFunction("os", "fspath", api.python().incRef(object));
      try {
        text = api.toJava().asString(string);
      } finally {
        api.python().decRef(string);
      }
    } else {
      throw api.toJava().mismatch(object, "str or os.PathLike");
    }
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      throw api.toJava().doesNotFit(object, "a path of this system");
    }
  }
}
