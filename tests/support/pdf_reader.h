// A PDF read back by poppler's tools, as a stranger's program would read it.
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace fv::test {

/// What a shell command prints. A command that fails is an error of the test's machine.
inline std::string printed_by(const std::string& command)
{
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(popen((command + " 2>&1").c_str(), "r"), pclose);
    if (pipe == nullptr) throw std::runtime_error("can't run " + command);
    std::string out;
    std::array<char, 65536> part{};
    while (const std::size_t count = std::fread(part.data(), 1, part.size(), pipe.get())) out.append(part.data(), count);
    return out;
}

/// A word where it stands on its page, in points from the upper left corner.
struct PdfWord {
    std::size_t page = 0;
    double left = 0, top = 0, right = 0, bottom = 0;
    std::string text;
};
struct PdfPage {
    double width = 0, height = 0;
};

class PdfReader {
public:
    explicit PdfReader(const std::string& bytes)
        : file_(std::filesystem::temp_directory_path() / ("fv-pdf-" + std::to_string(std::random_device{}()) + ".pdf"))
    {
        std::ofstream(file_, std::ios::binary) << bytes;
        read_words();
    }
    ~PdfReader() { std::filesystem::remove(file_); }
    PdfReader(const PdfReader&) = delete;
    PdfReader& operator=(const PdfReader&) = delete;

    /// Everything, line by line; line breaks are spaces.
    [[nodiscard]] std::string text() const
    {
        std::string all;
        for (const PdfWord& word : words_) all += word.text + ' ';
        return all;
    }
    [[nodiscard]] std::string info() const { return printed_by("pdfinfo " + file_.string()); }
    [[nodiscard]] std::string fonts() const { return printed_by("pdffonts " + file_.string()); }
    /// All letters in the order in which they are drawn, without spaces: a word that was broken is whole.
    [[nodiscard]] std::string letters() const
    {
        std::string all = printed_by("pdftotext -raw " + file_.string() + " -");
        std::erase_if(all, [](char sign) { return sign == ' ' || sign == '\n' || sign == '\f'; });
        return all;
    }
    /// The tags, indented, each with its text.
    [[nodiscard]] std::string structure() const { return printed_by("pdfinfo -struct-text " + file_.string()); }
    [[nodiscard]] const std::vector<PdfWord>& words() const { return words_; }
    [[nodiscard]] const std::vector<PdfPage>& pages() const { return pages_; }
    [[nodiscard]] std::string first_of_page(std::size_t page) const
    {
        for (const PdfWord& word : words_)
            if (word.page == page) return word.text;
        return {};
    }

private:
    std::filesystem::path file_;
    std::vector<PdfWord> words_;
    std::vector<PdfPage> pages_;

    static std::string unescaped(std::string text)
    {
        const std::array<std::array<std::string, 2>, 6> entities{{{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}, {"&amp;", "&"}}};
        for (const auto& [written, meant] : entities)
            for (std::size_t at = text.find(written); at != std::string::npos; at = text.find(written, at + meant.size())) text.replace(at, written.size(), meant);
        return text;
    }

    void read_words()
    {
        const std::string xml = printed_by("pdftotext -bbox " + file_.string() + " -");
        if (xml.find("<doc>") == std::string::npos) throw std::runtime_error("pdftotext says: " + xml);
        for (std::size_t at = xml.find('<'); at != std::string::npos; at = xml.find('<', at + 1)) {
            const char* tag = xml.c_str() + at;
            PdfPage page;
            PdfWord word;
            if (std::sscanf(tag, "<page width=\"%lf\" height=\"%lf\"", &page.width, &page.height) == 2) pages_.push_back(page);
            if (std::sscanf(tag, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">", &word.left, &word.top, &word.right, &word.bottom) != 4) continue;
            const std::size_t from = xml.find('>', at) + 1;
            word.page = pages_.size() - 1;
            word.text = unescaped(xml.substr(from, xml.find("</word>", from) - from));
            words_.push_back(std::move(word));
        }
    }
};

/// The first word that leaves its page, or lies over another; empty: none.
inline std::string misplaced(const PdfReader& pdf)
{
    const auto told = [](const PdfWord& word) { return "\"" + word.text + "\" on page " + std::to_string(word.page + 1) + " at " + std::to_string(word.left) + ", " + std::to_string(word.top); };
    const std::vector<PdfWord>& words = pdf.words();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const PdfPage& page = pdf.pages()[words[i].page];
        constexpr double edge = 20;
        if (words[i].left < edge || words[i].top < edge || words[i].right > page.width - edge || words[i].bottom > page.height - edge) return told(words[i]) + " leaves the page";
        for (std::size_t j = i + 1; j < words.size() && words[j].page == words[i].page; ++j) {
            // The boxes are as high as the face's tallest letters: those of two lines may touch.
            const double across = std::min(words[i].right, words[j].right) - std::max(words[i].left, words[j].left);
            const double down = std::min(words[i].bottom, words[j].bottom) - std::max(words[i].top, words[j].top);
            const double lower = std::min(words[i].bottom - words[i].top, words[j].bottom - words[j].top);
            if (across > 0.5 && down > lower * 0.35) return told(words[i]) + " lies over " + told(words[j]);
        }
    }
    return {};
}

}  // namespace fv::test
