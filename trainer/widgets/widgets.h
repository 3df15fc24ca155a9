// The parts that screens are made of. Each notes what it drew (drawn.h) under a stable name.
//
// Texts of people and scripts come as std::string, those of the interface as Translated; a literal
// does not compile, so that nothing is shown that cannot be translated.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trainer/widgets/ui.h"
#include "trainer/words/words.h"

namespace fv::widgets {

enum class Face { regular, bold, italic, serif };
struct TextLook {
    Face face = Face::regular;
    float size = 1.0F;   ///< in em
    ImU32 colour = 0;    ///< 0: ink
};

/// Wrapped at the region's right edge.
void text(Ui& ui, const std::string& words, TextLook look = {});
void text(Ui& ui, const Translated& words, TextLook look = {});
void text(Ui& ui, const char* words, TextLook look = {}) = delete;

/// How wide a text is when it is wrapped at `widest`, in pixels.
[[nodiscard]] float text_width(const Ui& ui, const std::string& words, TextLook look, float widest);

void title(Ui& ui, const std::string& words);       ///< of a page
void heading(Ui& ui, const Translated& words);      ///< of a part
void muted(Ui& ui, const std::string& words);
void gap(Ui& ui, float ems);
void rule(Ui& ui);                                   ///< a thin line across

enum class Weight { primary, quiet };
/// At least 44 px high at 100%; a label that is too long wraps. `name` is its stable id.
bool button(Ui& ui, std::string_view name, const std::string& label, Weight weight = Weight::quiet);
bool button(Ui& ui, std::string_view name, const Translated& label, Weight weight = Weight::quiet);
/// Puts the next button beside the last one if a label of this width still fits there.
void beside_if_fits(Ui& ui, const std::string& next_label);

/// A numbered choice: what you do (in italics) and what you say (in quotation marks).
bool option_card(Ui& ui, std::string_view name, int number, const std::string& does, const std::string& says);

/// A field of one or more lines that wraps its text. True: the text changed in this frame.
/// `focus`: take the keyboard now. Tab leaves it.
struct FieldState {
    std::string text;      ///< as typed, with soft breaks
    bool active = false;
    bool entered = false;  ///< Enter was pressed in a field of one line
};
bool field(Ui& ui, std::string_view name, FieldState& state, int lines, bool focus = false);
/// The same for what nobody else may read: shown as dots, and never noted among what was drawn.
enum class Secret { pin, passphrase };  ///< digits alone, or anything
bool secret_field(Ui& ui, std::string_view name, FieldState& state, Secret secret, bool focus = false);
/// The text without the breaks that wrapping put in.
[[nodiscard]] std::string plain(const FieldState& state);
void set_plain(FieldState& state, const std::string& text);

/// A bar with a share 0 … 1, and its meaning in words beside it by the caller.
void bar(Ui& ui, std::string_view name, float share, float width, ImU32 colour);

/// A raised region as high as what is in it.
class Card {
public:
    Card(Ui& ui, std::string_view name, ImU32 colour = 0);
    ~Card();
    Card(const Card&) = delete;
    Card& operator=(const Card&) = delete;
};

/// A region of the page that scrolls, its content at most `widest` em wide and centred.
class Page {
public:
    Page(Ui& ui, std::string_view name, float widest, ImVec2 size = {0, 0});
    ~Page();
    Page(const Page&) = delete;
    Page& operator=(const Page&) = delete;

private:
    Ui& ui_;
};

/// Draws the focus ring around the last item if the keyboard is there.
void focus_ring(Ui& ui);

}  // namespace fv::widgets
