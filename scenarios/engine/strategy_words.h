// The words by which two strategies choose without reading: "warmest words" and "always agree".
//
// They are a heuristic, here to be read and extended: whole words or phrases, in small letters, as
// they stand in what an educator says. An option's warmth is how many of them it has.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace fv::strategy_words {

using Words = std::span<const std::string_view>;

inline constexpr auto warm_en = std::to_array<std::string_view>({
    "thank", "thanks", "please", "sorry", "apologise", "apologize", "wonderful", "lovely", "beautiful", "great", "amazing", "perfect",
    "of course", "kind", "glad", "happy", "love", "loved", "welcome", "appreciate", "pleasure", "honoured", "honored", "grateful",
    "fantastic", "delicious", "nice", "best", "feel free", "no trouble", "so much",
});
inline constexpr auto warm_es = std::to_array<std::string_view>({
    "gracias", "por favor", "perdón", "perdone", "disculpe", "lo siento", "maravilloso", "maravillosa", "precioso", "preciosa", "hermoso",
    "hermosa", "bonito", "bonita", "encantado", "encantada", "por supuesto", "claro que sí", "amable", "qué gusto", "me alegra", "feliz",
    "bienvenido", "bienvenida", "agradecido", "agradecida", "agradezco", "excelente", "perfecto", "delicioso", "deliciosa", "con mucho gusto",
});

inline constexpr auto agree_en = std::to_array<std::string_view>({
    "yes", "of course", "sure", "absolutely", "certainly", "exactly", "definitely", "agree", "you're right",
    "you are right", "no problem", "gladly", "happy to", "i'd love to", "by all means", "that's true", "okay", "we will", "i will",
});
inline constexpr auto agree_es = std::to_array<std::string_view>({
    "sí", "claro", "por supuesto", "desde luego", "seguro", "exacto", "exactamente", "de acuerdo", "tiene razón", "sin problema",
    "con mucho gusto", "cómo no", "es verdad", "está bien", "lo haremos", "lo haré",
});

}  // namespace fv::strategy_words
