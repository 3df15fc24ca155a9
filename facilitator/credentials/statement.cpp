#include "facilitator/credentials/statement.h"

#include <stdexcept>

#include "facilitator/credentials/strict_json.h"
#include "foundation/source_text.h"

namespace fv {

std::string signed_statement(std::span<const std::string> fields, const SigningKey& key)
{
    strict::Json list = strict::Json::array();
    for (const std::string& field : fields) {
        if (first_invalid_utf8(field) != std::string_view::npos) throw std::invalid_argument("a statement can't be signed: one of its texts isn't UTF-8");
        list.push_back(field);
    }
    return jws(JwsType::statement, strict::Json{{"fields", list}}.dump(), key);
}

std::variant<Statement, JwsFault> read_statement(std::string_view text)
{
    const auto read = read_jws(text);
    if (const auto* fault = std::get_if<JwsFault>(&read)) return *fault;
    const SignedText& signed_text = std::get<SignedText>(read);
    const auto json = strict::parsed(signed_text.payload);
    if (signed_text.type != JwsType::statement || !json || !strict::has_exactly(*json, {"fields"}) || !json->at("fields").is_array()) return JwsFault::foreign;
    Statement statement{.fields = {}, .key = signed_text.key};
    for (const strict::Json& field : json->at("fields")) {
        if (!field.is_string()) return JwsFault::foreign;
        statement.fields.push_back(field.get<std::string>());
    }
    return statement;
}

}  // namespace fv
