#include "base/json.h"

#include "text/code_points.h"

#include <fmt/format.h>
#include <rapidjson/writer.h>

#include <cmath>
#include <iterator>

namespace galley {

namespace {

// Appends the escapes of JSON, two of them for a code point beyond U+FFFF.
void append_json_escape(std::string &out, char32_t value) {
  const auto append = [&](char32_t unit) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(unit));
  };
  if (value <= 0xFFFF) return append(value);
  append(0xD800 + ((value - 0x10000) >> 10));
  append(0xDC00 + (value & 0x3FF));
}

} // namespace

void append_json_string(std::string &out, std::string_view text) {
  out += '"';
  for (const auto [value, begin, end] : placed_code_points(text)) {
    if (value == '"' || value == '\\') {
      out += {'\\', static_cast<char>(value)};
    } else if (value == '\n') {
      out += "\\n";
    } else if (value == '\t') {
      out += "\\t";
    } else if (value != 0xFFFD && is_unprintable(text, begin)) {
      append_json_escape(out, value);
    } else {
      append_utf8(out, value);
    }
  }
  out += '"';
}

namespace {

// Receives what RapidJSON writes between values. Texts bypass it (see Writer).
struct Sink {
  using Ch = char;
  void Put(char byte) {
    out.push_back(byte);
    if (is_spaced && (byte == ',' || byte == ':')) out.push_back(' ');
  }
  void Flush() {}

  std::string &out;
  bool is_spaced;
};

// Writes texts and numbers itself, since RapidJSON writes other escapes and turns 1.0 into 1.
class Writer : public rapidjson::Writer<Sink> {
public:
  explicit Writer(Sink &sink) : rapidjson::Writer<Sink>(sink), out_(sink.out) {}

  void string(std::string_view text) {
    Prefix(rapidjson::kStringType);
    append_json_string(out_, text);
    EndValue(true);
  }

  void json(std::string_view text) {
    Prefix(rapidjson::kNullType); // any type but that of a key
    out_.append(text);
    EndValue(true);
  }

  void value(Value value) {
    switch (value.kind()) {
    case ValueKind::null:
      Null();
      break;
    case ValueKind::boolean:
      Bool(value.as_bool());
      break;
    case ValueKind::integer:
      Int64(value.as_integer());
      break;
    case ValueKind::number:
      json(number_text(value.as_number()));
      break;
    case ValueKind::string:
      string(value.text());
      break;
    case ValueKind::sequence:
      StartArray();
      for (const Value item : value) this->value(item);
      EndArray();
      break;
    case ValueKind::mapping:
      StartObject();
      for (const Value member : value) {
        string(member.key());
        this->value(member);
      }
      EndObject();
      break;
    }
  }

private:
  static std::string number_text(double number) {
    if (!std::isfinite(number)) return "null";
    std::string text = fmt::format("{}", number);
    if (text.find_first_of(".e") == std::string::npos) text += ".0";
    return text;
  }

  std::string &out_;
};

} // namespace

void append_json(std::string &out, Value value) {
  Sink sink{out, false};
  Writer(sink).value(value);
}

struct JsonWriter::State {
  Sink sink;
  Writer writer = Writer(sink);
};

JsonWriter::JsonWriter(std::string &out, JsonSpacing spacing)
    : state_(new State{{out, spacing == JsonSpacing::spaced}}) {
}

JsonWriter::~JsonWriter() = default;

void JsonWriter::begin_object() {
  state_->writer.StartObject();
}

void JsonWriter::end_object() {
  state_->writer.EndObject();
}

void JsonWriter::begin_array() {
  state_->writer.StartArray();
}

void JsonWriter::end_array() {
  state_->writer.EndArray();
}

void JsonWriter::key(std::string_view key) {
  state_->writer.string(key);
}

void JsonWriter::write(std::nullptr_t) {
  state_->writer.Null();
}

void JsonWriter::write(bool value) {
  state_->writer.Bool(value);
}

void JsonWriter::write(std::string_view text) {
  state_->writer.string(text);
}

void JsonWriter::write(Value value) {
  std::string text;
  append_json(text, value);
  state_->writer.json(text);
}

void JsonWriter::write_json(std::string_view json) {
  state_->writer.json(json);
}

void JsonWriter::write_integer(std::int64_t value) {
  state_->writer.Int64(value);
}

} // namespace galley
